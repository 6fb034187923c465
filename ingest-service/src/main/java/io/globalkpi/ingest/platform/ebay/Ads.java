package io.globalkpi.ingest.platform.ebay;

import io.globalkpi.ingest.platform.AdDay;
import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A campaign's day. The dates are those of Mountain Standard Time, taken as they stand; eBay corrects sales and fees for three days. What
 * it attributes are pieces sold, which count as orders.
 */
record Ads(AdReport report) implements Normalizer<AdRow> {

    private static final Pattern AMOUNT = Pattern.compile("(?:([A-Z]{3})\\s*)?(-?\\d[\\d,]*(?:\\.\\d+)?)");

    @Override
    public Normalized normalize(AdRow row, Told told) {
        Fields fields = new Fields(row.campaignId() + "/" + row.day());
        LocalDate date = fields.date("day", row.day());
        String campaign = fields.first("campaign_id", row.campaignId());
        String[] id = row.adGroupId() == null
                ? new String[] {report.feed(), campaign}
                : new String[] {report.feed(), campaign, row.adGroupId()};
        Matcher fees = amount("ad_fees", row.adFees(), fields);
        Matcher sales = amount("sale_amount", row.saleAmount(), fields);
        String currency = fees.group(1) == null ? sales.group(1) : fees.group(1);
        return Normalized.of(AdDay.row(told, date, id)
                .setCampaign(campaign)
                .setCurrency(currency == null ? told.shop().currency() : currency)
                .setImpressions(fields.rounded("impressions", row.impressions()))
                .setClicks(fields.rounded("clicks", row.clicks()))
                .setSpendMicros(fields.micros("ad_fees", number(fees)))
                .setAttributedSalesMicros(fields.micros("sale_amount", number(sales)))
                .setAttributedOrders(fields.rounded("sales", row.sold()))
                .build());
    }

    private static Matcher amount(String column, @Nullable String text, Fields fields) {
        Matcher amount = AMOUNT.matcher(text == null ? "0" : text);
        if (!amount.matches()) {
            throw fields.bad(column, text, "an amount such as USD 28.00");
        }
        return amount;
    }

    private static BigDecimal number(Matcher amount) {
        return new BigDecimal(amount.group(2).replace(",", ""));
    }
}
