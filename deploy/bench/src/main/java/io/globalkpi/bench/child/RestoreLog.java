package io.globalkpi.bench.child;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an engine got its state back, as Kafka Streams says in its log.
 *
 * @param records read from changelogs
 * @param begun when the tasks had been assigned
 * @param running when all state was there and events were processed again
 */
public record RestoreLog(long records, Instant begun, Instant running) {

    private static final Pattern RESTORED =
            Pattern.compile("Finished restoring changelog .* with a total number of (\\d+) records");
    private static final Pattern ASSIGNED = Pattern.compile("State transition from \\w+ to PARTITIONS_ASSIGNED");
    private static final Pattern RUNNING = Pattern.compile("KafkaStreams .*State transition from \\w+ to RUNNING");

    /** Empty until it runs. */
    public static Optional<RestoreLog> read(List<String> lines) {
        long records = 0;
        Instant begun = null;
        Instant running = null;
        for (String line : lines) {
            Matcher restored = RESTORED.matcher(line);
            if (restored.find()) {
                records += Long.parseLong(restored.group(1));
            }
            begun = ASSIGNED.matcher(line).find() ? time(line) : begun;
            running = RUNNING.matcher(line).find() ? time(line) : running;
        }
        return running == null
                ? Optional.empty()
                : Optional.of(new RestoreLog(records, begun == null ? running : begun, running));
    }

    private static Instant time(String line) {
        return Instant.parse(line.substring(0, line.indexOf(' ')));
    }

    public Duration restoring() {
        return Duration.between(begun, running);
    }
}
