package io.globalkpi.ingest.platform.googleads;

import io.globalkpi.ingest.platform.AdDay;
import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.schemas.event.AdPerformance;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One row for each product of a campaign's day and one for the rest, so that together they are the campaign and nothing is
 * counted twice. The rest is told even when it is nothing: an earlier telling may have been more.
 */
final class Campaigns implements Normalizer<CampaignDay> {

    @Override
    public Normalized normalize(CampaignDay day, Told told) {
        ReportRow total = day.total();
        Fields fields = new Fields(total.key());
        Normalized outcome = new Normalized();
        flagOtherZone(total, told, outcome);
        Map<String, Figures> products = products(day, fields);
        Figures sum = products.values().stream().reduce(Figures.NONE, Figures::plus);
        Figures rest = Figures.of(total.figures(), fields).minus(sum);
        if (rest.isNegative()) {
            outcome.flag("products", "more than their campaign");
        }
        outcome.add(row(total, told, fields).apply(rest.notNegative()));
        products.forEach((product, figures) ->
                outcome.add(row(total, told, fields, product).apply(figures)));
        return outcome;
    }

    private static Map<String, Figures> products(CampaignDay day, Fields fields) {
        Map<String, Figures> products = new LinkedHashMap<>();
        for (ReportRow row : day.products()) {
            if (!row.product().isBlank()) {
                products.merge(row.product(), Figures.of(row.figures(), fields), Figures::plus);
            }
        }
        return products;
    }

    /** What turns figures into an event. */
    @FunctionalInterface
    private interface Row {
        AdPerformance apply(Figures figures);
    }

    private static Row row(ReportRow total, Told told, Fields fields, String... product) {
        String campaign = fields.first("campaign.id", total.campaignId());
        LocalDate date = fields.date("segments.date", total.date());
        ReportRow.Customer customer = total.customer();
        String account = fields.first("customer.id", customer == null ? null : customer.id());
        String currency = fields.first("customer.currencyCode", customer == null ? null : customer.currencyCode());
        String[] id =
                product.length == 0 ? new String[] {account, campaign} : new String[] {account, campaign, product[0]};
        return figures -> AdDay.row(told, date, id)
                .setCampaign(campaign)
                .setSku(product.length == 0 ? null : product[0])
                .setCurrency(currency)
                .setImpressions(figures.impressions())
                .setClicks(figures.clicks())
                .setSpendMicros(figures.spend())
                .setAttributedSalesMicros(figures.sales())
                .setAttributedOrders(figures.orders())
                .build();
    }

    /** The account's days are not the site's: they are taken as they are, and somebody should know. */
    private static void flagOtherZone(ReportRow total, Told told, Normalized outcome) {
        ReportRow.Customer customer = total.customer();
        String zone = customer == null ? null : customer.timeZone();
        if (zone != null && !zone.equals(told.shop().zone().getId())) {
            outcome.flag("customer.timeZone", zone);
        }
    }
}
