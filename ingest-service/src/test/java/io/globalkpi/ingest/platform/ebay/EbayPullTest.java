package io.globalkpi.ingest.platform.ebay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Shape;
import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.platform.Wake;
import io.globalkpi.ingest.pull.PullBench;
import io.globalkpi.schemas.event.CancelledBy;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.FeeClass;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.ReturnLine;
import io.globalkpi.schemas.event.Traffic;
import io.globalkpi.standin.Ask;
import io.globalkpi.standin.Served;
import io.globalkpi.standin.StandIn;
import io.globalkpi.standin.SteeredClock;
import io.globalkpi.standin.TokenOffice;
import io.globalkpi.standin.Truth;
import io.globalkpi.standin.Weather;
import io.globalkpi.standin.ebay.EbayDesk;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** eBay from its stand-in to the topics. */
class EbayPullTest {

    private static final Shop SHOP = new Shop("ebay-de/acme", "EUR", ZoneId.of("Europe/Berlin"), "DE");
    private static final String SITE = SHOP.site();
    private static final Instant BEGIN = Instant.parse("2026-03-28T12:00:00Z");
    private static final int ORDERS = 30;

    private final SteeredClock clock = new SteeredClock(BEGIN);
    private final Truth truth = new Truth();
    private final Weather weather = Weather.breakingEvery(29);
    private final TokenOffice office = new TokenOffice(clock, Duration.ofHours(2), false, "consent");
    private final KeyPair signing = ed25519();
    private final EbayDesk desk = new EbayDesk(truth, SITE, clock, office, signing.getPublic());
    private final StandIn standIn = StandIn.open(desk, weather);
    private final PullBench bench = new PullBench(new Ebay(), SHOP, clock)
            .setting("host.api", standIn.url().toString())
            .setting("host.finances", standIn.url().toString())
            .setting("marketplace", "EBAY_DE")
            .every("PT1H")
            .secret("clientId", "client")
            .secret("clientSecret", "secret")
            .secret("refreshToken", "consent")
            .secret("signingJwe", EbayDesk.JWE)
            .secret(
                    "signingKey",
                    Base64.getEncoder().encodeToString(signing.getPrivate().getEncoded()));

    @AfterEach
    void close() {
        standIn.close();
    }

    private static KeyPair ed25519() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Instant placed(int n) {
        return BEGIN.minus(Duration.ofDays(9)).plus(Duration.ofMinutes(431L * n));
    }

    private static Order.Builder order(int n, Instant told) {
        return Order.newBuilder()
                .setEntityId(SITE + "/" + id(n))
                .setRevision(told.toEpochMilli())
                .setSite(SITE)
                .setSource("ebay")
                .setOccurredAt(placed(n))
                .setObservedAt(told)
                .setOrderId(id(n))
                .setCurrency("EUR")
                .setStatus(OrderStatus.PAID)
                .setPlatformStatus("NOT_STARTED/PAID/NONE_REQUESTED")
                .setPromisedShipAt(placed(n).plus(Duration.ofDays(2)))
                .setPromisedDeliveryAt(placed(n).plus(Duration.ofDays(6)))
                .setLines(List.of(
                        line(n, "mug", 19_990_000, OrderStatus.PAID), line(n, "tea", 5_010_000, OrderStatus.PAID)));
    }

    private static OrderLine line(int n, String sku, long price, OrderStatus status) {
        return OrderLine.newBuilder()
                .setLineId(sku + "-" + n)
                .setSku(sku)
                .setQuantity(1 + n % 3)
                .setUnits(1 + n % 3)
                .setStatus(status)
                .setGrossMicros(price * (1 + n % 3))
                .setDiscountMicros(n % 4 == 0 ? 1_500_000 : 0)
                .setTaxMicros(n % 5 == 0 ? 3_800_000 : 0)
                .build();
    }

    private static String id(int n) {
        return "11-%05d-00001".formatted(n);
    }

    private void tellEverything() {
        for (int n = 0; n < ORDERS; n++) {
            truth.tell(order(n, placed(n)).build());
            Instant next = placed(n).plus(Duration.ofHours(30));
            if (n % 7 == 3) {
                truth.tell(cancelled(n, next));
            } else {
                truth.tell(shipped(n, next));
            }
            if (n % 6 == 0) {
                tellComeback(n, next.plus(Duration.ofHours(10)));
            }
            tellFees(n);
        }
        for (int day = 0; day < 12; day++) {
            tellViews(LocalDate.parse("2026-03-18").plusDays(day));
        }
        truth.tell(stock("mug", 5, BEGIN))
                .tell(stock("tea", 0, BEGIN))
                .tell(stock("tea", 70, BEGIN.plusSeconds(90_000)));
    }

    private static Order cancelled(int n, Instant at) {
        return order(n, at)
                .setStatus(OrderStatus.CANCELLED)
                .setPlatformStatus("NOT_STARTED/FULLY_REFUNDED/CANCELED")
                .setCancelledBy(n % 2 == 0 ? CancelledBy.BUYER : CancelledBy.SELLER)
                .setCancelledAt(at.minusSeconds(60))
                .setLines(List.of(
                        line(n, "mug", 19_990_000, OrderStatus.CANCELLED),
                        line(n, "tea", 5_010_000, OrderStatus.CANCELLED)))
                .build();
    }

    private static Order shipped(int n, Instant at) {
        return order(n, at)
                .setStatus(OrderStatus.SHIPPED)
                .setPlatformStatus("FULFILLED/PAID/NONE_REQUESTED")
                .setShippedAt(at.minusSeconds(300))
                .setLines(List.of(
                        line(n, "mug", 19_990_000, OrderStatus.SHIPPED),
                        line(n, "tea", 5_010_000, OrderStatus.SHIPPED)))
                .build();
    }

    private void tellComeback(int n, Instant at) {
        truth.tell(comeback(n, "refunds/" + id(n) + "/R" + n, ReturnKind.REFUND, at)
                .setLines(List.of(back(n, 0, 4_990_000)))
                .build());
        Return.Builder asked = comeback(n, "returns/53" + n, ReturnKind.RETURN, at)
                .setReason("DEFECTIVE_ITEM")
                .setRequestedAt(at)
                .setLines(List.of(back(n, 1, 0)));
        truth.tell(asked.setWithdrawn(true).build());
        Instant later = at.plus(Duration.ofHours(8));
        truth.tell(asked.setWithdrawn(false)
                .setRevision(later.toEpochMilli())
                .setObservedAt(later)
                .build());
        if (n == 12) {
            truth.tell(comeback(n, "inquiries/88", ReturnKind.CLAIM, at)
                    .setReason("ITEM_NOT_RECEIVED")
                    .setRequestedAt(at)
                    .setLines(List.of(back(n, 0, 0)))
                    .build());
        }
        if (n == 6) {
            truth.tell(comeback(n, "disputes/77", ReturnKind.CHARGEBACK, at)
                    .setReason("FRAUD")
                    .setRequestedAt(at)
                    .setLines(List.of(back(n, 0, 0), tea(n)))
                    .build());
        }
    }

    private static Return.Builder comeback(int n, String entity, ReturnKind kind, Instant at) {
        return Return.newBuilder()
                .setEntityId(SITE + "/" + entity)
                .setRevision(at.toEpochMilli())
                .setSite(SITE)
                .setSource("ebay")
                .setOccurredAt(at)
                .setObservedAt(at)
                .setOrderId(id(n))
                .setKind(kind)
                .setCurrency("EUR");
    }

    private static ReturnLine back(int n, long units, long refund) {
        return ReturnLine.newBuilder()
                .setOrderLineId("mug-" + n)
                .setSku("mug")
                .setUnits(units)
                .setRefundMicros(refund)
                .build();
    }

    private static ReturnLine tea(int n) {
        return ReturnLine.newBuilder()
                .setOrderLineId("tea-" + n)
                .setSku("tea")
                .setUnits(0)
                .setRefundMicros(0)
                .build();
    }

    private void tellFees(int n) {
        tellFee(n, "SALE/T" + n + "/mug-" + n + "/FINAL_VALUE_FEE/0", FeeClass.PLATFORM, 2_590_000);
        tellFee(n, "SALE/T" + n + "/tea-" + n + "/FINAL_VALUE_FEE/0", FeeClass.PLATFORM, 650_000);
        if (n % 6 == 0) {
            tellFee(n, "REFUND/T" + n + "/mug-" + n + "/FINAL_VALUE_FEE/0", FeeClass.PLATFORM, -590_000);
            tellFee(n, "NON_SALE_CHARGE/C" + n + "//AD_FEE/0", FeeClass.ADVERTISING, 1_230_000);
            tellFee(n, "NON_SALE_CHARGE/M" + n + "//MARS_FEE/0", FeeClass.UNKNOWN, 40_000);
            tellFee(n, "SHIPPING_LABEL/L" + n + "//SHIPPING_LABEL/0", FeeClass.FULFILMENT, -4_190_000);
        }
    }

    private void tellFee(int n, String entity, FeeClass feeClass, long micros) {
        Instant at = placed(n).plusSeconds(3_600);
        truth.tell(Fee.newBuilder()
                .setEntityId(SITE + "/fees/" + entity)
                .setRevision(at.toEpochMilli())
                .setSite(SITE)
                .setSource("ebay")
                .setOccurredAt(at)
                .setObservedAt(at)
                .setOrderId(id(n))
                .setFeeClass(feeClass)
                .setPlatformFeeType(entity.split("/")[3])
                .setCurrency("EUR")
                .setAmountMicros(micros)
                .build());
    }

    /** Told a day after the day, corrected two days later; a day of 23 hours among them. */
    private void tellViews(LocalDate date) {
        for (int telling = 1; telling <= 2; telling++) {
            Instant at = SHOP.start(date.plusDays(1)).plus(Duration.ofDays(2L * telling - 2));
            truth.tell(Traffic.newBuilder()
                    .setEntityId(SITE + "/traffic/" + date)
                    .setRevision(at.toEpochMilli())
                    .setSite(SITE)
                    .setSource("ebay")
                    .setOccurredAt(SHOP.start(date))
                    .setObservedAt(at)
                    .setDate(date)
                    .setSessions(100 + date.getDayOfMonth() + telling)
                    .setPageViews(100 + date.getDayOfMonth() + telling)
                    .build());
        }
    }

    private static InventorySnapshot stock(String sku, long units, Instant at) {
        return InventorySnapshot.newBuilder()
                .setEntityId(SITE + "/stock/" + sku)
                .setRevision(at.toEpochMilli())
                .setSite(SITE)
                .setSource("ebay")
                .setOccurredAt(at)
                .setObservedAt(at)
                .setDate(SHOP.date(at))
                .setSku(sku)
                .setSellableUnits(units)
                .build();
    }

    private <T extends SpecificRecord> void assertTruth(Class<T> kind) {
        assertThat(bench.latest(kind).values())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("revision", "observedAt", "rawRef")
                .containsExactlyInAnyOrderElementsOf(truth.shown(kind, SITE, clock.instant()));
    }

    private void assertThatTheTruthIsOnTheTopics() {
        assertThat(bench.refused()).isEmpty();
        assertThat(bench.letters()).isEmpty();
        assertTruth(Order.class);
        assertTruth(Return.class);
        assertTruth(Fee.class);
        assertTruth(Traffic.class);
    }

    @Test
    void shouldBringTheTruthThroughSignaturesEndingTokensAnOutageAndARestart() {
        tellEverything();
        bench.runFor(Duration.ofHours(9));
        weather.outage(true);
        office.endAll();
        bench.runFor(Duration.ofHours(3));
        assertThat(bench.state("orders").getTrouble()).isEqualTo("platform-away");
        weather.outage(false);
        bench.restart().runUntil(Instant.parse("2026-03-30T14:00:00Z"));

        assertThatTheTruthIsOnTheTopics();
        assertThat(desk.throttled()).isZero();
        assertThat(bench.latest(InventorySnapshot.class))
                .hasEntrySatisfying(
                        SITE + "/stock/tea/2026-03-28",
                        one -> assertThat(one.getSellableUnits()).isZero())
                .hasEntrySatisfying(
                        SITE + "/stock/tea/2026-03-30",
                        one -> assertThat(one.getSellableUnits()).isEqualTo(70));
        assertThat(bench.raw())
                .noneMatch(raw -> raw.getContent().contains("ann-the-buyer")
                        || raw.getContent().contains("Ann"));
    }

    @Test
    void shouldSayThatSignaturesAreMissing() {
        tellEverything();
        bench.feed("fees").secret("signingKey", "").runFor(Duration.ofMinutes(1));

        assertThat(bench.state("fees").getTrouble()).isEqualTo("signature-refused");
        assertThat(bench.state("fees").getRemedy()).contains("signingJwe");
    }

    @Test
    void shouldFetchAnOrderThatAPushNames() {
        bench.feed("orders").runFor(Duration.ofMinutes(1));
        truth.tell(order(29, clock.instant()).build());

        bench.wake(Wake.of("orders", id(29))).runFor(Duration.ofSeconds(1));

        assertThat(bench.latest(Order.class)).containsOnlyKeys(SITE + "/" + id(29));
    }

    @Test
    void shouldAnswerWithFieldsThatTheContractsHave() {
        tellEverything();
        clock.advanceTo(Instant.parse("2026-04-05T13:00:00Z"));
        String token = office.exchange("consent").orElseThrow().access();
        assertKnown(
                "sell_fulfillment_v1.json",
                ask(
                        "/sell/fulfillment/v1/order",
                        "filter=creationdate:%5B2026-03-01T00:00:00.000Z..2026-04-01T00:00:00.000Z%5D",
                        token));
        assertKnown("sell_fulfillment_v1.json", ask("/sell/fulfillment/v1/payment_dispute_summary", "", token));
        assertKnown(
                "sell_fulfillment_v1.json",
                ask("/sell/fulfillment/v1/order/" + id(0) + "/shipping_fulfillment", "", token));
        assertKnown("sell_analytics_v1.json", ask("/sell/analytics/v1/seller_standards_profile", "", token));
        assertKnown(
                "sell_analytics_v1.json",
                ask(
                        "/sell/analytics/v1/traffic_report",
                        "filter=marketplace_ids:%7BEBAY_DE%7D,date_range:%5B20260320..20260321%5D",
                        token));
    }

    private Served ask(String path, String query, String token) {
        return desk.serve(new Ask("GET", path, query, Map.of("Authorization", "Bearer " + token), new byte[0]));
    }

    /** Every field of an answer is a property of some schema, and of a type that the contract has for it. */
    private static void assertKnown(String contract, Served served) {
        Set<String> known = new TreeSet<>();
        Shape.tree(Shape.saved("ebay/" + contract))
                .at("/components/schemas")
                .forEach(schema -> schema.path("properties")
                        .fields()
                        .forEachRemaining(field -> known.add(field.getKey() + ":"
                                + type(field.getValue().path("type").asText("object")))));
        assertThat(served.status()).isEqualTo(200);
        assertThat(fields(Shape.tree(served.body()))).isNotEmpty().isSubsetOf(known);
    }

    private static String type(String openApi) {
        return openApi.equals("integer") ? "number" : openApi;
    }

    private static Set<String> fields(JsonNode json) {
        Set<String> fields = new TreeSet<>();
        json.fields().forEachRemaining(field -> {
            // The contract gives the values of a report no type of their own.
            boolean value = field.getKey().equals("value") && json.has("applicable");
            fields.add(field.getKey() + ":"
                    + (value ? "object" : field.getValue().getNodeType().name().toLowerCase(Locale.ROOT)));
        });
        StreamSupport.stream(json.spliterator(), false).forEach(child -> fields.addAll(fields(child)));
        return fields;
    }
}
