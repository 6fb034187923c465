package io.globalkpi.ingest.platform.ebay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Shape;
import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.platform.Wake;
import io.globalkpi.ingest.pull.PullBench;
import io.globalkpi.ingest.pull.SameTelling;
import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Listing;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.Traffic;
import io.globalkpi.standin.Ask;
import io.globalkpi.standin.Served;
import io.globalkpi.standin.SteeredClock;
import io.globalkpi.standin.TokenOffice;
import io.globalkpi.standin.Truth;
import io.globalkpi.standin.Weather;
import io.globalkpi.standin.ebay.EbayDesk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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

    private static final Shop SHOP = EbayScene.SHOP;
    private static final String SITE = SHOP.site();
    private static final Instant BEGIN = Instant.parse("2026-03-28T12:00:00Z");

    private final EbayScene scene = new EbayScene(
            BEGIN, LocalDate.parse("2026-02-26"), BEGIN.minus(Duration.ofDays(9)), Duration.ofMinutes(431));
    private final SteeredClock clock = scene.clock;
    private final Truth truth = scene.truth;
    private final EbayTruth told = scene.told;
    private final Weather weather = scene.weather;
    private final TokenOffice office = scene.office;
    private final EbayDesk desk = scene.desk;
    private final PullBench bench = scene.bench();

    @AfterEach
    void close() {
        scene.close();
    }

    private void tellEverything() {
        told.orders(30)
                .listings(20, Duration.ofMinutes(17))
                .views(LocalDate.parse("2026-03-18"), 12)
                .ads(LocalDate.parse("2026-03-17"), 9)
                .stock("mug", 5, BEGIN)
                .stock("tea", 0, BEGIN)
                .stock("tea", 70, BEGIN.plusSeconds(90_000));
    }

    private <T extends SpecificRecord> void assertTruth(Class<T> kind) {
        assertThat(bench.latest(kind).values())
                .usingElementComparator(SameTelling.butFor("revision", "observedAt", "rawRef"))
                .containsExactlyInAnyOrderElementsOf(truth.shown(kind, SITE, clock.instant()));
    }

    private void assertThatTheTruthIsOnTheTopics() {
        assertThat(bench.refused()).isEmpty();
        assertThat(bench.letters()).isEmpty();
        assertTruth(Order.class);
        assertTruth(Return.class);
        assertTruth(Fee.class);
        assertTruth(Traffic.class);
        assertTruth(Feedback.class);
        assertTruth(Listing.class);
        assertTruth(AdPerformance.class);
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
        assertThat(desk.buckets().refused()).isZero();
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
    void shouldSayThatTheConsentLacksFeedbackAndGoOnWithTheRest() {
        tellEverything();
        desk.withoutFeedback();
        bench.feed("feedback").feed("orders").runFor(Duration.ofMinutes(1));

        assertThat(bench.state("feedback").getTrouble()).isEqualTo("forbidden");
        assertThat(bench.latest(Order.class)).isNotEmpty();
    }

    @Test
    void shouldFetchAnOrderThatAPushNames() {
        bench.feed("orders").runFor(Duration.ofMinutes(1));
        truth.tell(told.order(29, clock.instant()).build());

        bench.wake(Wake.of("orders", EbayTruth.id(29))).runFor(Duration.ofSeconds(1));

        assertThat(bench.latest(Order.class)).containsOnlyKeys(SITE + "/" + EbayTruth.id(29));
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
                ask("/sell/fulfillment/v1/order/" + EbayTruth.id(0) + "/shipping_fulfillment", "", token));
        assertKnown("sell_analytics_v1.json", ask("/sell/analytics/v1/seller_standards_profile", "", token));
        assertKnown(
                "sell_analytics_v1.json",
                ask(
                        "/sell/analytics/v1/traffic_report",
                        "filter=marketplace_ids:%7BEBAY_DE%7D,date_range:%5B20260320..20260321%5D",
                        token));
    }

    @Test
    void shouldAnswerFeedbackWithFieldsThatItsContractHas() throws IOException {
        tellEverything();
        clock.advanceTo(Instant.parse("2026-04-05T13:00:00Z"));
        Ask asked = new Ask(
                "POST",
                "/identity/v1/oauth2/token",
                "",
                Map.of("Authorization", "Basic Y2xpZW50OnNlY3JldA=="),
                "refresh_token=consent&scope=https://api.ebay.com/oauth/api_scope/commerce.feedback.readonly"
                        .getBytes(StandardCharsets.UTF_8));
        String token = Shape.tree(desk.serve(asked).body()).path("access_token").asText();

        assertKnown(
                resource("commerce_feedback_v1.json"),
                ask(
                        "/commerce/feedback/v1/feedback",
                        "user_id=acme&feedback_type=FEEDBACK_RECEIVED&filter=period:30",
                        token));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = EbayPullTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    @Test
    void shouldAnswerInquiriesAndCasesWithFieldsThatTheirTypesHave() throws IOException {
        tellEverything();
        clock.advanceTo(Instant.parse("2026-04-05T13:00:00Z"));
        String token = office.exchange("consent").orElseThrow().access();
        for (String list : List.of("inquiry", "casemanagement")) {
            Ask asked = new Ask(
                    "GET",
                    "/post-order/v2/" + list + "/search",
                    "",
                    Map.of("Authorization", "IAF " + token),
                    new byte[0]);

            assertKnown(resource("post_order_v2.json"), desk.serve(asked));
        }
    }

    @Test
    void shouldAnswerListingsWithElementsThatTheSandboxSent() throws IOException {
        tellEverything();
        clock.advanceTo(Instant.parse("2026-04-05T13:00:00Z"));
        Call call = Trading.authorize(
                Trading.call(
                        "GetSellerList",
                        "<EntriesPerPage>200</EntriesPerPage><EndTimeFrom>2026-03-20T00:00:00Z"
                                + "</EndTimeFrom><EndTimeTo>2026-06-01T00:00:00Z</EndTimeTo><IncludeVariations>true</IncludeVariations>"),
                office.exchange("consent").orElseThrow().access());

        Served served = desk.serve(new Ask("POST", call.path(), "", call.headers(), call.body()));

        assertThat(elements(served.body()))
                .contains(".ItemArray.Item[].Variations.Variation[].SKU", ".ItemArray.Item[].ListingDetails.EndTime")
                .isSubsetOf(elements(ListingSourceTest.recorded().getBytes(StandardCharsets.UTF_8)));
    }

    private static Set<String> elements(byte[] xml) {
        return Shape.of(new Answer(200, Map.of(), xml, BEGIN).xml(Trading.LISTS))
                .keySet();
    }

    private Served ask(String path, String query, String token) {
        return desk.serve(new Ask("GET", path, query, Map.of("Authorization", "Bearer " + token), new byte[0]));
    }

    /** Every field of an answer is a property of some schema, and of a type that the contract has for it. */
    private static void assertKnown(String contract, Served served) {
        assertKnown(Shape.saved("ebay/" + contract), served);
    }

    private static void assertKnown(byte[] contract, Served served) {
        Set<String> known = new TreeSet<>();
        Shape.tree(contract)
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
