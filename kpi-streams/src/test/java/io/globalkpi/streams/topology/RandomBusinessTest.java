package io.globalkpi.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.oracle.BatchKpis;
import io.globalkpi.oracle.EveryValueEqualsTheBatch;
import io.globalkpi.oracle.RandomBusiness;
import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.EventKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any business, any order, any repetition: the published values are those of a batch over the same tellings. */
class RandomBusinessTest {

    private static final Instant END = Instant.parse("2026-04-12T10:30:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void shouldEqualTheBatchWhenEverythingIsLate(long seed) {
        RandomBusiness business = new RandomBusiness(seed);
        try (Pipeline pipeline = new Pipeline(business.reference(), END)) {
            business.shuffled(seed).forEach(pipeline::tell);
            pipeline.settle();
            assertEqual(business, business.reference(), pipeline, END);
        }
    }

    @Test
    void shouldEqualTheBatchWhenTellingsArriveAsTheyAreObserved() {
        RandomBusiness business = new RandomBusiness(3);
        List<SpecificRecord> tellings = business.events().stream()
                .sorted(Comparator.comparing(RandomBusinessTest::observedAt))
                .toList();
        try (Pipeline pipeline = new Pipeline(business.reference(), observedAt(tellings.get(0)))) {
            tellings.forEach(telling -> {
                if (observedAt(telling).isAfter(pipeline.clock.instant().plus(Duration.ofHours(2)))) {
                    pipeline.at(observedAt(telling));
                }
                pipeline.tell(telling);
            });
            Instant end = pipeline.clock.instant().isAfter(END) ? pipeline.clock.instant() : END;
            pipeline.at(end);
            assertEqual(business, business.reference(), pipeline, end);
        }
    }

    /** While catching up the frontier follows the largest time seen; nothing may be dropped because something else was faster. */
    @Test
    void shouldEqualTheBatchWhenCatchingUp() {
        RandomBusiness business = new RandomBusiness(4);
        LastOffsets moreToCome = partition -> Map.of(EventKind.LISTINGS.topic(), Long.MAX_VALUE);
        try (Pipeline pipeline = new Pipeline(business.reference(), END, moreToCome)) {
            for (SpecificRecord telling : business.shuffled(4)) {
                pipeline.tell(telling);
            }
            pipeline.settle();
            Instant largest = pipeline.published.stream()
                    .map(snapshot -> snapshot.getAsOf())
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            assertHolds(EveryValueEqualsTheBatch.ofEndedSteps(
                    BatchKpis.of(business.events(), business.reference()), pipeline.latest, largest));
        }
    }

    @Test
    void shouldEqualTheBatchOverTheNewReferenceDataWhenItChanges() {
        RandomBusiness business = new RandomBusiness(5);
        List<SpecificRecord> tellings = business.shuffled(5);
        try (Pipeline pipeline = new Pipeline(business.reference(), END)) {
            tellings.subList(0, tellings.size() / 2).forEach(pipeline::tell);
            pipeline.change(business.changedReference());
            tellings.subList(tellings.size() / 2, tellings.size()).forEach(pipeline::tell);
            pipeline.settle();
            assertEqual(business, business.changedReference(), pipeline, END);
        }
    }

    /** A cache that gives entries up while reference data is applied must show none of them as it was before. */
    @Test
    void shouldEqualTheBatchWhenTheCacheIsTooSmallForAChange() {
        RandomBusiness business = new RandomBusiness(9);
        LastOffsets none = partition -> Map.of();
        try (Pipeline pipeline = new Pipeline(
                business.reference(), END, none, Map.of(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 2_000))) {
            business.events().forEach(pipeline::tell);
            pipeline.settle();
            pipeline.change(business.changedReference());
            pipeline.settle();
            assertEqual(business, business.changedReference(), pipeline, END);
        }
    }

    /** Telling everything twice more changes nothing, and says nothing. */
    @Test
    void shouldPublishNothingWhenEverythingIsToldAgain() {
        RandomBusiness business = new RandomBusiness(6);
        try (Pipeline pipeline = new Pipeline(business.reference(), END)) {
            business.events().forEach(pipeline::tell);
            pipeline.settle();
            int before = pipeline.published.size();
            business.shuffled(7).forEach(pipeline::tell);
            pipeline.settle();
            assertThat(before).isGreaterThan(1_000);
            assertThat(pipeline.published).hasSize(before);
        }
    }

    private static void assertEqual(
            RandomBusiness business, ReferenceData reference, Pipeline pipeline, Instant frontier) {
        assertHolds(
                new EveryValueEqualsTheBatch(BatchKpis.of(business.events(), reference), pipeline.latest, frontier));
    }

    private static void assertHolds(EveryValueEqualsTheBatch guarantee) {
        assertThat(guarantee.compared()).isGreaterThan(1_000);
        assertThat(guarantee.differences()).isEmpty();
    }

    private static Instant observedAt(SpecificRecord telling) {
        return telling instanceof Feed row ? row.getObservedAt() : (Instant) telling.get(5);
    }
}
