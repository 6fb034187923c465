package io.globalkpi.bench.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsTest {

    @Test
    void shouldAddUpThePausesOfTheCollector(@TempDir Path folder) throws IOException {
        Path log = Files.writeString(folder.resolve("gc.log"), """
                [2026-06-17T10:00:00.000+0000][0.010s] Using Parallel
                [2026-06-17T10:00:01.000+0000][1.010s] GC(0) Pause Young (Allocation Failure) 256M->20M(981M) 12.500ms
                [2026-06-17T10:00:02.000+0000][2.010s] GC(1) Pause Full (Metadata GC Threshold) 276M->30M(981M) 40.000ms
                """);

        assertThat(GcLog.read(log)).isEqualTo(new GcLog(2, 52.5, 40, 30, List.of(30L)));
    }

    @Test
    void shouldSayTheMedianOfEachPart() {
        GcLog log = new GcLog(6, 1, 1, 0, List.of(5L, 3L, 4L, 9L, 8L, 11L));

        assertThat(log.medianOfWhole(0, 2)).isEqualTo(4);
        assertThat(log.medianOfWhole(1, 2)).isEqualTo(9);
        assertThat(log.medianOfWhole(5, 6)).isEqualTo(11);
        assertThat(new GcLog(0, 0, 0, 0, List.of()).medianOfWhole(0, 4)).isZero();
    }

    @Test
    void shouldTimeARestoreFromTheLastAssignmentUntilItRuns() {
        RestoreLog restore = RestoreLog.read(
                        List.of(
                                "2026-06-17T10:00:00.000Z INFO  StreamThread stream-thread [t] State transition from STARTING to PARTITIONS_ASSIGNED",
                                "2026-06-17T10:00:05.000Z INFO  StreamThread stream-thread [t] State transition from PARTITIONS_REVOKED to PARTITIONS_ASSIGNED",
                                "2026-06-17T10:00:07.000Z INFO  StoreChangelogReader stream-thread [t] Finished restoring changelog a-0 to store a with a total number of 1000 records",
                                "2026-06-17T10:00:08.000Z INFO  StoreChangelogReader stream-thread [t] Finished restoring changelog a-1 to store a with a total number of 500 records",
                                "2026-06-17T10:00:09.000Z INFO  KafkaStreams stream-client [c] State transition from REBALANCING to RUNNING"))
                .orElseThrow();

        assertThat(restore.records()).isEqualTo(1_500);
        assertThat(restore.restoring()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void shouldNotTimeARestoreThatIsNotOver() {
        assertThat(
                        RestoreLog.read(
                                List.of(
                                        "2026-06-17T10:00:00.000Z INFO  StreamThread stream-thread [t] State transition from STARTING to PARTITIONS_ASSIGNED")))
                .isEmpty();
    }
}
