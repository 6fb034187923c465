package io.globalkpi.ingest.publish;

import static io.globalkpi.ingest.publish.Fixtures.NOW;
import static io.globalkpi.ingest.publish.Fixtures.SITE;
import static io.globalkpi.ingest.publish.Fixtures.adRow;
import static io.globalkpi.ingest.publish.Fixtures.line;
import static io.globalkpi.ingest.publish.Fixtures.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.reference.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GateTest {

    private static final SiteDirectory SITES = SiteDirectory.of(Fixtures.reference(SITE));

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments(
                        "unknown-site", "site", order("1").setSite("ebay-de/x").setEntityId("ebay-de/x/1")),
                arguments("bad-field", "entityId", order("1").setEntityId(SITE + "/2")),
                arguments("bad-field", "entityId", order("1").setEntityId("1")),
                arguments("bad-field", "entityId", adRow().setEntityId("ebay-de/x/ads")),
                arguments("bad-field", "entityId", adRow().setEntityId(SITE + "/")),
                arguments("bad-field", "source", order("1").setSource(" ")),
                arguments("bad-field", "campaign", adRow().setCampaign("")),
                arguments("bad-field", "category", adRow().setCategory("")),
                arguments("bad-field", "campaign", adRow().setCampaign("a\u0000b")),
                arguments("bad-field", "campaign", adRow().setCampaign("a\u200bb")),
                arguments("bad-field", "campaign", adRow().setCampaign("x".repeat(513))),
                arguments("bad-field", "currency", order("1").setCurrency("US")),
                arguments("bad-field", "currency", order("1").setCurrency("usd")),
                arguments("bad-field", "currency", order("1").setCurrency("XXX")),
                arguments("bad-field", "revision", order("1").setRevision(-1)),
                arguments("bad-field", "lines", order("1").setLines(List.of())),
                arguments("bad-field", "lines[0].sku", order("1").setLines(lines(line().setSku("")))),
                arguments("bad-field", "lines[0].units", order("1").setLines(lines(line().setUnits(-1)))),
                arguments("bad-field", "lines[0].units", order("1").setLines(lines(line().setUnits(1_000_000_001)))),
                arguments(
                        "bad-field",
                        "lines[0].discountMicros",
                        order("1").setLines(lines(line().setDiscountMicros(-1)))),
                arguments(
                        "bad-field",
                        "lines[0].grossMicros",
                        order("1").setLines(lines(line().setGrossMicros(1_000_000_000_000_001L)))),
                arguments(
                        "bad-field",
                        "lines[0].grossMicros",
                        order("1").setLines(lines(line().setGrossMicros(Long.MIN_VALUE)))),
                arguments("bad-field", "lines[1].lineId", order("1").setLines(lines(line(), line()))),
                arguments("spoiled-id", "lines[0].sku", order("1").setLines(lines(line().setSku("1.23E+17")))),
                arguments("spoiled-id", "entityId", order("1.23E+17")),
                arguments(
                        "before-opening",
                        "occurredAt",
                        order("1").setOccurredAt(Instant.parse("2020-01-01T04:59:59.999Z"))),
                arguments("before-opening", "date", adRow().setDate(LocalDate.parse("2019-12-31"))),
                arguments(
                        "too-early",
                        "occurredAt",
                        order("1").setOccurredAt(NOW.plusSeconds(86_400).plusMillis(1))),
                arguments("too-early", "shippedAt", order("1").setShippedAt(NOW.plusSeconds(86_401))),
                arguments(
                        "too-early", "promisedShipAt", order("1").setPromisedShipAt(NOW.plusSeconds(60 * 86_400 + 1))),
                arguments("too-early", "date", adRow().setDate(LocalDate.parse("2026-03-03"))),
                arguments("bad-field", "stars", feedback(0)),
                arguments("bad-field", "stars", feedback(6)),
                arguments("bad-field", "currency", stock().setUnitCostMicros(5L)));
    }

    static Stream<Arguments> accepted() {
        return Stream.of(
                arguments(order("1")),
                arguments(order("123E+17x")),
                arguments(adRow()),
                arguments(feedback(1)),
                arguments(feedback(5)),
                arguments(stock()),
                arguments(order("1").setOccurredAt(Instant.parse("2020-01-01T05:00:00Z"))),
                arguments(order("1").setOccurredAt(NOW.plusSeconds(86_400))),
                arguments(order("1").setPromisedShipAt(NOW.plusSeconds(60 * 86_400))),
                arguments(adRow().setDate(LocalDate.parse("2020-01-01"))
                        .setOccurredAt(Instant.parse("2020-01-01T05:00:00Z"))),
                arguments(adRow().setDate(LocalDate.parse("2026-03-02"))),
                arguments(order("1").setWithdrawn(true).setLines(List.of())),
                arguments(order("1")
                        .setLines(lines(line().setUnits(1_000_000_000).setGrossMicros(1_000_000_000_000_000L)))));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("refused")
    void shouldRefuse(String reason, String path, Object builder) {
        assertThat(Gate.judge(build(builder), SITES))
                .extracting(Fault::reason, Fault::path)
                .contains(tuple(reason, path));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void shouldLetIn(Object builder) {
        assertThat(Gate.judge(build(builder), SITES)).isEmpty();
    }

    @Test
    void shouldSayEverythingThatIsWrongAtOnce() {
        var faults = Gate.judge(order("1").setCurrency("??").setRevision(-5).build(), SITES);

        assertThat(faults).extracting(Fault::path).containsExactlyInAnyOrder("currency", "revision");
    }

    @Test
    void shouldTreatASiteWithAnInvalidZoneAsUnknown() {
        Site broken = Site.newBuilder(Fixtures.site(SITE)).setZone("Mars/Base").build();

        assertThat(Gate.judge(order("1").build(), SiteDirectory.of(List.of(broken))))
                .extracting(Fault::reason)
                .containsExactly("unknown-site");
    }

    private static List<OrderLine> lines(OrderLine.Builder... builders) {
        return Stream.of(builders).map(OrderLine.Builder::build).toList();
    }

    private static Feedback.Builder feedback(int stars) {
        return Feedback.newBuilder()
                .setEntityId(SITE + "/review/" + stars)
                .setRevision(1)
                .setSite(SITE)
                .setSource("push")
                .setOccurredAt(NOW)
                .setObservedAt(NOW)
                .setStars(stars);
    }

    private static InventorySnapshot.Builder stock() {
        return InventorySnapshot.newBuilder()
                .setEntityId(SITE + "/stock/MUG//2026-03-01")
                .setRevision(1)
                .setSite(SITE)
                .setSource("push")
                .setOccurredAt(NOW)
                .setObservedAt(NOW)
                .setDate(LocalDate.parse("2026-03-01"))
                .setSku("MUG")
                .setSellableUnits(-3);
    }

    private static SpecificRecord build(Object builder) {
        return ((org.apache.avro.data.RecordBuilder<? extends SpecificRecord>) builder).build();
    }
}
