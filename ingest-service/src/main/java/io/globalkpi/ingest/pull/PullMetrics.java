package io.globalkpi.ingest.pull;

import io.globalkpi.ingest.platform.Flag;
import io.globalkpi.ingest.platform.Trouble;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What operators watch of connectors: items, unknown words, troubles and how far each job is behind. */
final class PullMetrics {

    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<String, Instant> watermarks = new ConcurrentHashMap<>();

    PullMetrics(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    void items(PullJob job, long items) {
        meters.counter(
                        "ingest.pull.items",
                        "system",
                        job.platform().name(),
                        "feed",
                        job.feed().name())
                .increment(items);
    }

    void flagged(PullJob job, Flag flag) {
        meters.counter(
                        "ingest.pull.unknown.words",
                        "system",
                        job.platform().name(),
                        "feed",
                        job.feed().name(),
                        "field",
                        flag.field())
                .increment();
    }

    void troubled(PullJob job, Trouble trouble) {
        meters.counter(
                        "ingest.pull.troubles",
                        "system",
                        job.platform().name(),
                        "feed",
                        job.feed().name(),
                        "code",
                        trouble.code())
                .increment();
    }

    void missing(PullJob job, long items) {
        meters.counter(
                        "ingest.pull.missing.items",
                        "system",
                        job.platform().name(),
                        "feed",
                        job.feed().name())
                .increment(items);
    }

    /** Seconds since all is pulled, one gauge for each job. */
    void watermark(PullJob job, Instant watermark) {
        if (watermarks.put(job.id(), watermark) == null) {
            meters.gauge(
                    "ingest.pull.lag.seconds",
                    List.of(Tag.of("job", job.id())),
                    watermarks,
                    known -> lag(known.get(job.id())));
        }
    }

    private double lag(Instant watermark) {
        return watermark == null
                ? Double.NaN
                : Duration.between(watermark, clock.instant()).toSeconds();
    }
}
