package io.globalkpi.streams.topology;

import static io.globalkpi.schemas.kpi.ScopeType.COMPANY;
import static io.globalkpi.schemas.kpi.ScopeType.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.oracle.BatchKpis;
import io.globalkpi.oracle.EveryValueEqualsTheBatch;
import io.globalkpi.oracle.RandomBusiness;
import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.reference.Remeasure;
import io.globalkpi.schemas.table.ReferenceData;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Values are measured anew in slices while everything goes on, and nobody takes a value of half the way for a whole one. */
class RemeasureTest {

    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static final String RUNNING = "2026-03-04T00:00:00Z";
    private static final String CLOSED = "2026-03-02T00:00:00Z";
    private static final String COSTS = "productCosts:";
    private static final String MORE_COSTS =
            "productCosts:\n  - {sku: TEA, from: 2026-01-01, currency: USD, unitCost: 1, freight: 0, duty: 0}";

    private static final Set<String> SITES = Set.of("amazon-de/acme", "ebay-uk/acme");

    private final RandomBusiness business = new RandomBusiness(11);

    @Test
    void shouldMarkRunningValuesUntilAllAreMeasuredAnewAndKeepClosedOnesAsTheyWere() {
        try (Pipeline shop = Pipeline.inSlices(SmallShop.REFERENCE, NOON)) {
            for (int order = 0; order < 40; order++) {
                shop.tell("- {order: A" + order + ", at: 2026-03-0" + (order % 2 == 0 ? 1 : 3)
                        + "T11:00:00Z, lines: [{sku: TEA, units: 2, gross: 10}]}");
            }
            shop.settleWhole();
            assertWaits(shop, Map.of("costs", 20L), RUNNING);

            shop.apply(SmallShop.changed(SmallShop.YAML.replace(COSTS, MORE_COSTS)));
            shop.settle();
            assertWaits(shop, Map.of("costs", 20L), CLOSED);
            assertThat(shop.snapshot(SITE, SmallShop.US, "day", RUNNING).getWaiting())
                    .containsKey("remeasure");
            assertThat(shop.snapshot(COMPANY, "acme", "day", RUNNING).getWaiting())
                    .containsKey("remeasure");
            assertThat(shop.snapshot(COMPANY, "acme", "day", RUNNING).getProvisional())
                    .isTrue();

            shop.settleWhole();
            assertWaits(shop, Map.of(), CLOSED);
            assertWaits(shop, Map.of(), RUNNING);
            assertThat(shop.published)
                    .filteredOn(KpiSnapshot::getClosed)
                    .noneMatch(snapshot -> snapshot.getWaiting().containsKey("remeasure"));
        }
    }

    private static void assertWaits(Pipeline shop, Map<String, Long> causes, String end) {
        assertThat(shop.snapshot(SITE, SmallShop.US, "day", end).getWaiting()).isEqualTo(causes);
        assertThat(shop.snapshot(COMPANY, "acme", "day", end).getWaiting()).isEqualTo(causes);
    }

    @Test
    void shouldChangeNothingWhenNothingChangedHoweverOftenItIsAskedFor() {
        try (Pipeline shop = new Pipeline(SmallShop.REFERENCE, NOON)) {
            shop.tell("- {order: A, at: 2026-03-01T11:00:00Z, lines: [{sku: TEA, units: 2, gross: 10}]}");
            shop.settle();
            int before = shop.published.size();

            shop.change(asked(SmallShop.REFERENCE, 1, "2026-01-01T00:00:00Z"));
            shop.change(asked(SmallShop.REFERENCE, 2, "2026-01-01T00:00:00Z"));

            assertThat(shop.published).hasSize(before);
        }
    }

    /** Which generations of the KPIs there are is no reason to book anything anew. */
    @Test
    void shouldMeasureNothingForAManifestOfTheEndOfTime() {
        try (Pipeline shop = Pipeline.inSlices(SmallShop.REFERENCE, NOON)) {
            for (int order = 0; order < 5; order++) {
                shop.tell("- {order: A" + order
                        + ", at: 2026-03-01T11:00:00Z, lines: [{sku: TEA, units: 2, gross: 10}]}");
            }
            shop.settleWhole();
            int before = shop.published.size();

            shop.apply(asked(
                    SmallShop.REFERENCE, 1, Instant.ofEpochMilli(Long.MAX_VALUE).toString()));
            shop.settle();

            assertThat(shop.published).hasSize(before);
        }
    }

    /** Rows that changed behind its back: what was asked for follows them, the rest is left as it is. */
    @Test
    void shouldVisitOnlyWhatIsAskedFor() {
        ReferenceData cheaper = SmallShop.changed(SmallShop.YAML.replace(COSTS, MORE_COSTS));
        try (Pipeline shop = new Pipeline(SmallShop.REFERENCE, NOON)) {
            shop.tell("- {order: A, at: 2026-03-01T11:00:00Z, lines: [{sku: TEA, units: 2, gross: 10}]}");
            shop.tell("- {order: B, at: 2026-03-03T11:00:00Z, lines: [{sku: TEA, units: 2, gross: 10}]}");
            shop.settle();

            shop.change(asked(cheaper, 1, "2026-03-02T00:00:00Z", SmallShop.UK));
            assertThat(waiting(shop, CLOSED)).containsEntry("costs", 1L);
            assertThat(waiting(shop, RUNNING)).containsEntry("costs", 1L);

            shop.change(asked(cheaper, 2, "2026-03-02T00:00:00Z", SmallShop.UK, SmallShop.US));
            assertThat(waiting(shop, CLOSED)).containsEntry("costs", 1L);
            assertThat(waiting(shop, RUNNING)).isEmpty();

            shop.change(asked(cheaper, 3, "2026-01-01T00:00:00Z"));
            assertThat(waiting(shop, CLOSED)).isEmpty();
        }
    }

    /** Who missed a version in between cannot know what changed with it. */
    @Test
    void shouldVisitEverythingAfterAVersionThatWasMissed() {
        ReferenceData cheaper = SmallShop.changed(SmallShop.YAML.replace(COSTS, MORE_COSTS));
        try (Pipeline shop = new Pipeline(SmallShop.REFERENCE, NOON)) {
            shop.tell("- {order: A, at: 2026-03-01T11:00:00Z, lines: [{sku: TEA, units: 2, gross: 10}]}");
            shop.settle();

            shop.change(asked(cheaper, 2, "2026-03-02T00:00:00Z", SmallShop.UK));

            assertThat(waiting(shop, CLOSED)).isEmpty();
        }
    }

    @Test
    void shouldEqualTheBatchThoughEventsComeWhileItIsUnderWay() {
        var tellings = business.shuffled(11).stream()
                .filter(telling -> SITES.contains(telling instanceof Feed row ? row.getSite() : telling.get(2)))
                .toList();
        Instant end = Instant.parse("2026-04-12T10:30:00Z");
        try (Pipeline pipeline = Pipeline.inSlices(business.reference(), end)) {
            tellings.subList(0, tellings.size() / 2).forEach(pipeline::tell);
            pipeline.settle();
            pipeline.apply(business.changedReference());
            for (int part = 5; part < 10; part++) {
                tellings.subList(part * tellings.size() / 10, (part + 1) * tellings.size() / 10)
                        .forEach(pipeline::tell);
                pipeline.settle();
            }
            pipeline.settleWhole();
            var guarantee = new EveryValueEqualsTheBatch(
                    BatchKpis.of(tellings, business.changedReference()), pipeline.latest, end);
            assertThat(guarantee.compared()).isGreaterThan(1_000);
            List<String> differences = guarantee.differences();
            assertThat(differences.subList(0, Math.min(3, differences.size()))).isEmpty();
        }
    }

    private static Map<String, Long> waiting(Pipeline shop, String end) {
        return shop.snapshot(SITE, SmallShop.US, "day", end).getWaiting();
    }

    private static ReferenceData asked(ReferenceData data, int later, String from, String... sites) {
        Manifest manifest = Manifest.newBuilder(data.manifest())
                .setVersion(SmallShop.REFERENCE.version() + later)
                .setRemeasure(new Remeasure(Instant.parse(from), List.of(sites)))
                .build();
        return new ReferenceData(manifest, data.rows());
    }
}
