package io.globalkpi.standin.lazada;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.FeeClass;
import io.globalkpi.standin.Ask;
import io.globalkpi.standin.Truth;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Money, ads and performance. Ids of fees in the truth hold the numbers that Lazada gives. */
final class ShopDesk {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd MMM uuuu", Locale.ENGLISH);

    /** The tax of a fee is a fee of the truth whose id ends so. */
    private static final String TAX = "/vat";

    private final Truth truth;
    private final String site;
    private final ZoneId zone;
    private final Clock clock;

    ShopDesk(Truth truth, String site, ZoneId zone, Clock clock) {
        this.truth = truth;
        this.site = site;
        this.zone = zone;
        this.clock = clock;
    }

    void open(Map<String, Function<Ask, ObjectNode>> calls) {
        calls.put("/finance/transaction/details/get", this::transactions);
        calls.put("/sponsor/solutions/report/getDiscoveryReportCampaign", this::ads);
        calls.put("/seller/performance/get", ask -> performance());
    }

    private ObjectNode transactions(Ask ask) {
        LocalDate first = LocalDate.parse(ask.query("start_time").orElseThrow());
        LocalDate last = LocalDate.parse(ask.query("end_time").orElseThrow());
        int offset = Integer.parseInt(ask.query("offset").orElse("0"));
        int limit = Integer.parseInt(ask.query("limit").orElse("500"));
        List<Fee> shown = truth.shown(Fee.class, site, clock.instant());
        Map<String, Long> taxes = shown.stream()
                .filter(fee -> fee.getEntityId().endsWith(TAX))
                .collect(Collectors.toMap(Fee::getEntityId, Fee::getAmountMicros));
        List<Fee> all = shown.stream()
                .filter(fee -> !fee.getEntityId().endsWith(TAX))
                .filter(fee -> {
                    LocalDate date = LocalDate.ofInstant(fee.getOccurredAt(), zone);
                    return !date.isBefore(first) && !date.isAfter(last);
                })
                .toList();
        ArrayNode data = Json.array();
        Json.page(all, offset, limit)
                .forEach(fee -> data.add(transaction(fee, taxes.getOrDefault(fee.getEntityId() + TAX, 0L))));
        if (offset == 0 && !all.isEmpty()) {
            data.add(row("SG-SALE", "13", "Orders-Sales", "Item Price Credit", all.get(0))
                    .put("amount", "25.00")
                    .put("VAT_in_amount", "0"));
        }
        return Json.object().set("data", data);
    }

    private ObjectNode transaction(Fee fee, long vat) {
        String[] parts =
                fee.getEntityId().substring(site.length() + "/fee/".length()).split("/");
        String group = fee.getFeeClass() == FeeClass.FULFILMENT ? "Orders-Logistics" : "Orders-Lazada Fees";
        return row(parts[0], parts[1], group, fee.getPlatformFeeType(), fee)
                .put("amount", Json.money(-fee.getAmountMicros() - vat).toPlainString())
                .put("VAT_in_amount", Json.money(Math.abs(vat)).toPlainString());
    }

    private ObjectNode row(String number, String type, String group, String name, Fee fee) {
        return Json.object()
                .put("transaction_number", number)
                .put("fee_type", type)
                .put("fee_name", name)
                .put("transaction_type", group)
                .put("transaction_date", DATE.format(fee.getOccurredAt().atZone(zone)))
                .put("order_no", fee.getOrderId() == null ? "" : fee.getOrderId())
                .put("orderItem_no", "")
                .put("seller_sku", fee.getSku() == null ? "" : fee.getSku())
                .put("paid_status", "Not paid")
                .put("statement", "11 May 2016 - 17 May 2016")
                .put("comment", "call Ann")
                .put("details", "details")
                .put("WHT_amount", "0.00")
                .put("WHT_included_in_amount", "No");
    }

    private ObjectNode ads(Ask ask) {
        LocalDate date = LocalDate.parse(ask.query("startDate").orElseThrow());
        int page = Integer.parseInt(ask.query("pageNo").orElseThrow());
        int size = Integer.parseInt(ask.query("pageSize").orElseThrow());
        List<AdPerformance> all = truth.shown(AdPerformance.class, site, clock.instant()).stream()
                .filter(row -> row.getDate().equals(date))
                .toList();
        ArrayNode list = Json.array();
        Json.page(all, (page - 1) * size, size)
                .forEach(row -> list.add(Json.object()
                        .put("campaignId", row.getCampaign())
                        .put("campaignName", "Search (Manual)")
                        .put("productType", "N")
                        .put("impressions", Long.toString(row.getImpressions()))
                        .put("clicks", Long.toString(row.getClicks()))
                        .put("spend", Json.money(row.getSpendMicros()).toPlainString())
                        .put(
                                "storeRevenue",
                                Json.money(row.getAttributedSalesMicros()).toPlainString())
                        .put("storeOrders", Long.toString(row.getAttributedOrders()))
                        .put("storeUnitSold", Long.toString(row.getAttributedUnits()))
                        .put("productRevenue", "1.00")));
        ObjectNode result = Json.object().put("success", "true").put("totalCount", Integer.toString(all.size()));
        return Json.object().set("result", result.set("result", list));
    }

    private static ObjectNode performance() {
        ObjectNode rating = Json.object()
                .put("type", "POSITIVE_SELLER_RATING")
                .put("name", "Positive Seller Rating")
                .put("score", "92.0")
                .put("score_format", "PERCENTAGE")
                .put("target", "85.0")
                .put("target_format", "GREATER_THAN_PERCENTAGE")
                .put("target_respected", "true");
        return Json.object()
                .put("success", "true")
                .set("data", Json.object().set("indicators", Json.array().add(rating)));
    }
}
