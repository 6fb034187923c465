package io.globalkpi.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.oracle.BatchKpis;
import io.globalkpi.oracle.RandomBusiness;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any business, any order, any repetition: the published values are those of a batch over the same tellings. */
class RandomBusinessTest {

    private static final Instant END = Instant.parse("2026-04-12T10:30:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldEqualTheBatchWhenEverythingIsLate(long seed) {
        RandomBusiness business = new RandomBusiness(seed);
        try (Pipeline pipeline = new Pipeline(business.reference(), END)) {
            business.shuffled(seed).forEach(pipeline::tell);
            pipeline.settle();
            assertEqual(business, pipeline, END);
        }
    }

    private static void assertEqual(RandomBusiness business, Pipeline pipeline, Instant frontier) {
        var guarantee = new EveryValueEqualsTheBatch(
                BatchKpis.of(business.events(), business.reference()), pipeline.latest, frontier);
        assertThat(guarantee.compared()).isGreaterThan(1_000);
        if (System.getenv("DBG") != null) {
            for (var e : business.events()) {
                if (e.toString().contains("ebay-uk")
                        && e.toString().contains("2026-03-30")
                        && !e.toString().contains("lineId")) System.out.println("DBG " + e);
            }
        }
        assertThat(guarantee.differences()).isEmpty();
    }
}
