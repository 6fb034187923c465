package io.globalkpi.local.guarantee;

import static io.globalkpi.local.guarantee.Tellings.END;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.globalkpi.oracle.KpiDefinitions;
import io.globalkpi.oracle.RandomBusiness;
import io.globalkpi.schemas.table.ReferenceData;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every guarantee, when nobody has counted for two weeks. */
@Tag("gate")
class CatchUpIT {

    private static final long SEED = 20_261_128;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    Path dir;

    /** Two weeks lie on the topics when an instance comes for the first time: none of it is late, whoever is read first. */
    @ParameterizedTest(name = "with {0} thread(s)")
    @ValueSource(ints = {1, 2})
    void shouldHoldWhenCatchingUp(int threads) throws Exception {
        RandomBusiness business = new RandomBusiness(SEED);
        ReferenceData reference = KpiDefinitions.addedTo(business.reference());
        List<SpecificRecord> tellings = Tellings.of(business, threads);
        try (Cluster cluster = Cluster.start(dir);
                Fleet fleet = new Fleet(cluster, dir, END, new Random(threads));
                Published published = new Published(cluster.bootstrap(), cluster.schemas(), Cluster.PARTITIONS)) {
            cluster.apply(reference);
            cluster.tell(tellings);
            fleet.join(threads).awaitCaughtUp();
            cluster.awaitProcessed();
            published.awaitThat(Guarantee.all(tellings, reference));
            assertThat(fleet.answer("/caught-up")).contains("\"caughtUp\":true", "\"reasons\":[]");
            assertThat(fleet.answer("/caught-up?generation=2")).contains("\"caughtUp\":false");
            if (threads == 1) {
                assertMetricsAreAsDocumented(fleet);
            }
        }
    }

    /** Kafka's own are looked for once a minute, and those of partitions come late. */
    private static void assertMetricsAreAsDocumented(Fleet fleet) {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            String scraped = fleet.answer("/metrics");
            assertThat(DocumentedMetrics.names())
                    .isNotEmpty()
                    .allMatch(name -> Pattern.compile("(?m)^" + name + "\\{[^}]*generation=\"1\"")
                            .matcher(scraped)
                            .find());
        });
    }
}
