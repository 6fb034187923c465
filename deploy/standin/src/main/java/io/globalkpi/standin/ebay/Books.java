package io.globalkpi.standin.ebay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.Traffic;
import io.globalkpi.standin.Truth;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What of the truth is no order, as eBay's other interfaces show it. */
final class Books {

    private static final Pattern DATES = Pattern.compile(".*date_range:\\[(.+)\\.\\.(.+)]");

    private final Truth truth;
    private final String site;
    private final Clock clock;

    Books(Truth truth, String site, Clock clock) {
        this.truth = truth;
        this.site = site;
        this.clock = clock;
    }

    /** Fee ids are {@code site/fees/TYPE/transaction/line/feeType/place}: one transaction for each TYPE/transaction. */
    List<ObjectNode> transactions(Span span) {
        return truth.shown(Fee.class, site, clock.instant()).stream()
                .filter(fee -> span.holds(fee.getOccurredAt()))
                .collect(Collectors.groupingBy(
                        fee -> parts(fee)[1] + "/" + parts(fee)[2], TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Books::transaction)
                .toList();
    }

    private static String[] parts(Fee fee) {
        return fee.getEntityId().substring(fee.getSite().length() + 1).split("/");
    }

    private static ObjectNode transaction(List<Fee> fees) {
        Fee first = fees.get(0);
        String type = parts(first)[1];
        String currency = first.getCurrency();
        ObjectNode json = Sales.JSON.objectNode();
        json.put("transactionId", parts(first)[2]);
        json.put("transactionType", type);
        json.put("transactionStatus", "PAYOUT");
        json.put("transactionDate", Sales.time(first.getOccurredAt()));
        json.put("orderId", first.getOrderId());
        json.putObject("buyer").put("username", "ann-the-buyer");
        if (type.equals("SALE") || type.equals("REFUND")) {
            long sum = fees.stream()
                    .mapToLong(fee -> Math.abs(fee.getAmountMicros()))
                    .sum();
            json.put("bookingEntry", type.equals("SALE") ? "CREDIT" : "DEBIT");
            json.set("amount", Sales.money(195_000_000 - sum, currency));
            json.set("totalFeeBasisAmount", Sales.money(195_000_000, currency));
            json.set("totalFeeAmount", Sales.money(sum, currency));
            Map<String, List<Fee>> lines = fees.stream()
                    .collect(Collectors.groupingBy(fee -> parts(fee)[3], TreeMap::new, Collectors.toList()));
            ArrayNode items = json.putArray("orderLineItems");
            lines.forEach((line, own) -> {
                ArrayNode charged = items.addObject().put("lineItemId", line).putArray("marketplaceFees");
                own.forEach(fee -> charged.addObject()
                        .put("feeType", fee.getPlatformFeeType())
                        .set("amount", Sales.money(Math.abs(fee.getAmountMicros()), fee.getCurrency())));
            });
        } else {
            json.put("bookingEntry", first.getAmountMicros() < 0 ? "CREDIT" : "DEBIT");
            json.put("feeType", first.getPlatformFeeType());
            json.set("amount", Sales.money(Math.abs(first.getAmountMicros()), currency));
        }
        return json;
    }

    List<ObjectNode> disputes(Span span) {
        return ofKind(ReturnKind.CHARGEBACK, span).map(one -> {
            ObjectNode json = Sales.JSON.objectNode();
            json.put("paymentDisputeId", last(one));
            json.put("paymentDisputeStatus", "OPEN");
            json.put("reason", one.getReason());
            json.put("openDate", Sales.time(one.getOccurredAt()));
            json.set("amount", Sales.money(10_000_000, one.getCurrency()));
            json.put("orderId", one.getOrderId());
            json.put("buyerUsername", "ann-the-buyer");
            return json;
        });
    }

    /** What is found, to be shown. */
    private interface Found {
        List<ObjectNode> map(Function<Return, ObjectNode> shown);
    }

    private Found ofKind(ReturnKind kind, Span span) {
        List<Return> found = truth.shown(Return.class, site, clock.instant()).stream()
                .filter(one -> one.getKind() == kind && span.holds(one.getOccurredAt()))
                .toList();
        return shown -> found.stream().map(shown).toList();
    }

    private static String last(Return one) {
        return one.getEntityId().substring(one.getEntityId().lastIndexOf('/') + 1);
    }

    ObjectNode traffic(String filter) {
        Matcher dates = DATES.matcher(filter);
        if (!dates.matches() || !filter.contains("marketplace_ids:{EBAY_")) {
            throw new IllegalArgumentException("no filter: " + filter);
        }
        LocalDate first = date(dates.group(1));
        LocalDate last = date(dates.group(2));
        ObjectNode json = Sales.JSON.objectNode();
        ObjectNode header = json.putObject("header");
        header.putArray("dimensionKeys").addObject().put("key", "DAY").put("dataType", "DATE");
        ArrayNode metrics = header.putArray("metrics");
        for (String key : List.of("LISTING_VIEWS_TOTAL", "LISTING_IMPRESSION_TOTAL", "TRANSACTION")) {
            metrics.addObject().put("key", key).put("dataType", "NUMBER");
        }
        ArrayNode records = json.putArray("records");
        for (Traffic day : truth.shown(Traffic.class, site, clock.instant())) {
            if (!day.getDate().isBefore(first) && !day.getDate().isAfter(last)) {
                ObjectNode row = records.addObject();
                String told = DateTimeFormatter.BASIC_ISO_DATE.format(day.getDate());
                row.putArray("dimensionValues").addObject().put("value", told).put("applicable", true);
                ArrayNode values = row.putArray("metricValues");
                values.addObject().put("value", day.getSessions()).put("applicable", true);
                values.addObject().put("value", 10 * day.getSessions()).put("applicable", true);
                values.addObject().put("value", 0).put("applicable", false);
            }
        }
        return json.put("lastUpdatedDate", Sales.time(clock.instant()));
    }

    private static LocalDate date(String text) {
        return text.length() == 8
                ? LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE)
                : OffsetDateTime.parse(text).toLocalDate();
    }

    List<ObjectNode> stock() {
        Map<String, ObjectNode> items = new TreeMap<>();
        for (InventorySnapshot one : truth.shown(InventorySnapshot.class, site, clock.instant())) {
            ObjectNode json = Sales.JSON.objectNode().put("sku", one.getSku()).put("condition", "NEW");
            json.putObject("availability")
                    .putObject("shipToLocationAvailability")
                    .put("quantity", one.getSellableUnits());
            items.put(one.getSku(), json);
        }
        return List.copyOf(items.values());
    }

    ObjectNode standing() {
        ObjectNode json = Sales.JSON.objectNode();
        ObjectNode profile = json.putArray("standardsProfiles").addObject();
        profile.put("program", "PROGRAM_US")
                .put("standardsLevel", "BELOW_STANDARD")
                .put("defaultProgram", true);
        profile.putObject("cycle")
                .put("cycleType", "CURRENT")
                .put("evaluationDate", Sales.time(Instant.parse("2026-03-01T00:00:00Z")));
        profile.putArray("metrics")
                .addObject()
                .put("metricKey", "DEFECTIVE_TRANSACTION_RATE")
                .put("value", "1.5");
        return json;
    }
}
