package io.globalkpi.standin.amazon;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.ReturnLine;
import io.globalkpi.standin.Ask;
import io.globalkpi.standin.Served;
import io.globalkpi.standin.Truth;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finances of 2024-06-19. The first page is empty and has a next one, as happens. A transaction holds the fees and refunds whose
 * entity ids name it.
 */
final class FinanceDesk {

    private static final int SHORT_PAGE = 20;
    private static final int LONG_PAGE = 500;
    private static final Duration LONGEST = Duration.ofDays(180);

    private final Truth truth;
    private final AmazonStandIn.Shop shop;
    private final Clock clock;
    private int page = SHORT_PAGE;

    FinanceDesk(Truth truth, AmazonStandIn.Shop shop, Clock clock) {
        this.truth = truth;
        this.shop = shop;
        this.clock = clock;
    }

    void longPages() {
        page = LONG_PAGE;
    }

    Served list(Ask ask) {
        Instant from = Instant.parse(ask.query("postedAfter").orElseThrow());
        Instant to = ask.query("postedBefore").map(Instant::parse).orElse(clock.instant());
        List<ObjectNode> all = Duration.between(from, to).compareTo(LONGEST) > 0 ? List.of() : posted(from, to);
        ObjectNode answer = Json.object();
        ObjectNode payload = answer.putObject("payload");
        ArrayNode transactions = payload.putArray("transactions");
        String token = ask.query("nextToken").orElse("");
        if (token.isEmpty() && !all.isEmpty()) {
            payload.put("nextToken", "0");
            return Served.json(answer);
        }
        int at = token.isEmpty() ? 0 : Integer.parseInt(token);
        Json.page(all, at, page).forEach(transactions::add);
        if (at + page < all.size()) {
            payload.put("nextToken", Integer.toString(at + page));
        }
        return Served.json(answer);
    }

    private List<ObjectNode> posted(Instant from, Instant to) {
        Map<String, List<Fee>> fees = new TreeMap<>();
        Map<String, Return> refunds = new TreeMap<>();
        truth.shown(Fee.class, shop.site(), clock.instant()).stream()
                .filter(fee -> isIn(fee.getOccurredAt(), from, to))
                .forEach(fee -> fees.computeIfAbsent(transaction(fee.getEntityId()), any -> new ArrayList<>())
                        .add(fee));
        truth.shown(Return.class, shop.site(), clock.instant()).stream()
                .filter(refund -> refund.getKind() == ReturnKind.REFUND && isIn(refund.getOccurredAt(), from, to))
                .forEach(refund -> refunds.put(transaction(refund.getEntityId()), refund));
        List<ObjectNode> all = new ArrayList<>();
        fees.forEach((id, its) -> all.add(shipment(id, its)));
        refunds.forEach((id, refund) -> all.add(refund(id, refund)));
        return all;
    }

    private static boolean isIn(Instant at, Instant from, Instant to) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    /** The third part of a path: site of two parts, kind, then it. */
    private static String transaction(String entityId) {
        return entityId.split("/")[3];
    }

    private ObjectNode shipment(String id, List<Fee> fees) {
        Fee first = fees.get(0);
        ObjectNode json = head(id, "Shipment", first.getOccurredAt(), first.getOrderId());
        long total = 0;
        ObjectNode item = json.putArray("items").addObject();
        item.putArray("contexts")
                .addObject()
                .put("contextType", "ProductContext")
                .put("sku", first.getSku())
                .put("quantityShipped", 1);
        ArrayNode parts = item.putArray("breakdowns");
        group(parts, "ProductCharges", 25_000_000, first.getCurrency(), "OurPricePrincipal");
        ArrayNode charged = parts.addObject().put("breakdownType", "AmazonFees").putArray("breakdowns");
        for (Fee fee : fees) {
            total -= fee.getAmountMicros();
            charged.addObject()
                    .put("breakdownType", fee.getPlatformFeeType())
                    .set("breakdownAmount", Json.amount(-fee.getAmountMicros(), fee.getCurrency()));
        }
        ((ObjectNode) parts.get(1)).set("breakdownAmount", Json.amount(total, first.getCurrency()));
        json.set("totalAmount", Json.amount(25_000_000 + total, first.getCurrency()));
        return json;
    }

    private ObjectNode refund(String id, Return refund) {
        ObjectNode json = head(id, "Refund", refund.getOccurredAt(), refund.getOrderId());
        ArrayNode items = json.putArray("items");
        long total = 0;
        for (ReturnLine line : refund.getLines()) {
            ObjectNode item = items.addObject();
            item.putArray("relatedIdentifiers")
                    .addObject()
                    .put("itemRelatedIdentifierName", "ORDER_ADJUSTMENT_ITEM_ID")
                    .put("itemRelatedIdentifierValue", line.getOrderLineId());
            item.putArray("contexts")
                    .addObject()
                    .put("contextType", "ProductContext")
                    .put("sku", line.getSku());
            group(
                    item.putArray("breakdowns"),
                    "ProductCharges",
                    -line.getRefundMicros(),
                    refund.getCurrency(),
                    "OurPricePrincipal");
            total -= line.getRefundMicros();
        }
        json.set("totalAmount", Json.amount(total, refund.getCurrency()));
        return json;
    }

    private ObjectNode head(String id, String type, Instant posted, String orderId) {
        ObjectNode json = Json.object()
                .put("transactionId", id)
                .put("transactionType", type)
                .put("transactionStatus", "RELEASED")
                .put("postedDate", posted.toString());
        json.putObject("sellingPartnerMetadata").put("sellingPartnerId", "A0").put("marketplaceId", shop.marketplace());
        json.putObject("marketplaceDetails")
                .put("marketplaceId", shop.marketplace())
                .put("marketplaceName", "Amazon");
        json.putArray("relatedIdentifiers")
                .addObject()
                .put("relatedIdentifierName", "ORDER_ID")
                .put("relatedIdentifierValue", orderId);
        return json;
    }

    private static void group(ArrayNode parts, String name, long micros, String currency, String part) {
        ObjectNode group = parts.addObject().put("breakdownType", name);
        group.set("breakdownAmount", Json.amount(micros, currency));
        group.putArray("breakdowns")
                .addObject()
                .put("breakdownType", part)
                .set("breakdownAmount", Json.amount(micros, currency));
    }
}
