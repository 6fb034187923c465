package io.globalkpi.standin.amazon;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.ReturnLine;
import io.globalkpi.schemas.event.Traffic;
import io.globalkpi.schemas.id.Micros;
import io.globalkpi.standin.Served;
import io.globalkpi.standin.Truth;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** What stands in reports: tables with tabs in old charsets, headers in the language of the marketplace, and one in JSON. */
final class ReportTexts {

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MONTHS =
            DateTimeFormatter.ofPattern("dd-MMM-yyyy", java.util.Locale.ENGLISH);

    private final Truth truth;
    private final AmazonStandIn.Shop shop;
    private final Clock clock;

    ReportTexts(Truth truth, AmazonStandIn.Shop shop, Clock clock) {
        this.truth = truth;
        this.shop = shop;
        this.clock = clock;
    }

    Served of(String type, Instant from, Instant to) {
        return switch (type) {
            case "GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA" -> table(WESTERN, fbaReturns(from, to));
            case "GET_FLAT_FILE_RETURNS_DATA_BY_RETURN_DATE" -> table(WESTERN, mfnReturns(from, to));
            case "GET_SELLER_FEEDBACK_DATA" ->
                table(shop.country().equals("JP") ? Charset.forName("windows-31j") : WESTERN, feedback(from, to));
            case "GET_SALES_AND_TRAFFIC_REPORT" -> Served.json(traffic(from, to));
            case "GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2" -> table(StandardCharsets.UTF_8, settlement());
            case "GET_V2_SELLER_PERFORMANCE_REPORT" -> Served.json(HealthText.of(shop.marketplace()));
            default -> throw new IllegalArgumentException("no such report: " + type);
        };
    }

    private static Served table(Charset charset, Stream<String> lines) {
        String name = charset.name().equals("windows-1252") ? "Cp1252" : charset.name();
        return Served.bytes(
                200,
                "text/plain;charset=" + name,
                lines.collect(Collectors.joining("\r\n")).getBytes(charset));
    }

    private <T extends SpecificRecord> List<T> shown(Class<T> kind, Instant from, Instant to) {
        return truth.shown(kind, shop.site(), clock.instant()).stream()
                .filter(event -> !Truth.occurredAt(event).isBefore(from)
                        && Truth.occurredAt(event).isBefore(to))
                .toList();
    }

    private static String last(String entityId) {
        return entityId.substring(entityId.lastIndexOf('/') + 1);
    }

    private Stream<String> fbaReturns(Instant from, Instant to) {
        String header =
                "return-date\torder-id\tsku\tasin\tfnsku\tproduct-name\tquantity\tfulfillment-center-id\tdetailed-disposition\treason\tstatus\tlicense-plate-number\tcustomer-comments";
        return Stream.concat(
                Stream.of(header),
                shown(Return.class, from, to).stream()
                        .filter(row -> row.getEntityId().contains("/return/"))
                        .map(row -> {
                            ReturnLine line = row.getLines().get(0);
                            return String.join(
                                    "\t",
                                    OffsetDateTime.ofInstant(row.getOccurredAt(), ZoneOffset.UTC)
                                            .toString(),
                                    row.getOrderId(),
                                    line.getSku(),
                                    "B0",
                                    "X0",
                                    "A mug – café",
                                    Long.toString(line.getUnits()),
                                    "LEX1",
                                    line.getRestocked() ? "SELLABLE" : "CUSTOMER_DAMAGED",
                                    row.getReason(),
                                    "Unit returned to inventory",
                                    last(row.getEntityId()),
                                    "Ann was not happy");
                        }));
    }

    private Stream<String> mfnReturns(Instant from, Instant to) {
        String header =
                "Order ID\tOrder date\tReturn request date\tReturn request status\tAmazon RMA ID\tA-to-Z Claim\tMerchant SKU\tReturn quantity\tReturn Reason\tResolution\tReturn delivery date\tRefunded Amount";
        return Stream.concat(
                Stream.of(header),
                shown(Return.class, from, to).stream()
                        .filter(row -> row.getEntityId().contains("/rma/"))
                        .map(row -> {
                            ReturnLine line = row.getLines().get(0);
                            String rma = last(row.getEntityId()).replace("-" + line.getSku(), "");
                            return String.join(
                                    "\t",
                                    row.getOrderId(),
                                    "",
                                    date(row.getRequestedAt()),
                                    "Completed",
                                    rma,
                                    row.getKind() == ReturnKind.CLAIM ? "Y" : "N",
                                    line.getSku(),
                                    Long.toString(line.getUnits()),
                                    row.getReason(),
                                    "StandardRefund",
                                    date(row.getOccurredAt()),
                                    "19.99");
                        }));
    }

    private String date(Instant at) {
        return LocalDate.ofInstant(at, shop.zone()).format(MONTHS);
    }

    private Stream<String> feedback(Instant from, Instant to) {
        String header = shop.country().equals("DE")
                ? "Datum\tBewertung\tKommentare\tIhre Antwort\tBestellnummer\tE-Mail-Adresse des Bewertenden"
                : shop.country().equals("JP")
                        ? "日付\t評価\tコメント\t回答\t注文番号\t評価者Eメール"
                        : "Date\tRating\tComments\tYour Response\tOrder ID\tRater Email";
        DateTimeFormatter form = DateTimeFormatter.ofPattern(
                switch (shop.country()) {
                    case "US" -> "M/d/yy";
                    case "DE" -> "dd.MM.yy";
                    case "JP" -> "yy/MM/dd";
                    default -> "d/M/yy";
                });
        return Stream.concat(
                Stream.of(header),
                shown(Feedback.class, from, to).stream()
                        .map(row -> String.join(
                                "\t",
                                LocalDate.ofInstant(row.getOccurredAt(), shop.zone())
                                        .format(form),
                                Integer.toString(row.getStars()),
                                "not nice, Ann",
                                "",
                                row.getOrderId(),
                                "ann@example.com")));
    }

    private ObjectNode traffic(Instant from, Instant to) {
        ObjectNode report = Json.object();
        ArrayNode days = report.putArray("salesAndTrafficByDate");
        for (Traffic row : shown(Traffic.class, from, to)) {
            ObjectNode day = days.addObject().put("date", row.getDate().toString());
            day.putObject("salesByDate")
                    .put("unitsOrdered", 3)
                    .putObject("orderedProductSales")
                    .put("amount", 38.44)
                    .put("currencyCode", "USD");
            day.putObject("trafficByDate")
                    .put("browerPageViews", 1)
                    .put("pageViews", row.getPageViews())
                    .put("sessions", row.getSessions())
                    .put("buyBoxPercentage", 10.54);
        }
        return report;
    }

    /** Amounts and dates as in Europe. */
    private Stream<String> settlement() {
        String header =
                "settlement-id\tsettlement-start-date\tsettlement-end-date\tdeposit-date\ttotal-amount\tcurrency\ttransaction-type\torder-id\tamount-type\tamount-description\tamount\tposted-date\tposted-date-time\torder-item-code\tsku\tquantity-purchased";
        List<Fee> fees = truth.shown(Fee.class, shop.site(), clock.instant());
        String summary = "1\t01.01.2026 00:00:00 UTC\t15.01.2026 00:00:00 UTC\t\t17,15\tUSD\t\t\t\t\t\t\t\t\t\t";
        return Stream.concat(
                Stream.of(header, summary),
                fees.stream()
                        .flatMap(fee -> Stream.of(
                                row(fee, "ItemPrice", "Principal", "1.025,00"),
                                row(
                                        fee,
                                        "ItemFees",
                                        fee.getPlatformFeeType(),
                                        Micros.toDecimal(-fee.getAmountMicros())
                                                .toPlainString()
                                                .replace('.', ',')))));
    }

    private static String row(Fee fee, String type, String description, String amount) {
        return String.join(
                "\t",
                "1",
                "",
                "",
                "",
                "",
                "",
                "Order",
                fee.getOrderId(),
                type,
                description,
                amount,
                "",
                UTC.format(fee.getOccurredAt()),
                "",
                fee.getSku(),
                "");
    }
}
