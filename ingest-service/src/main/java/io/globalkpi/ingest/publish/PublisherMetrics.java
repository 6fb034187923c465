package io.globalkpi.ingest.publish;

import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.schemas.topic.EventKind;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

/** What operators watch: events by kind, refusals by reason, how full the publisher is. */
final class PublisherMetrics {

    private final MeterRegistry meters;
    private final Timer commits;

    /** @param publisher which of several of one service */
    PublisherMetrics(MeterRegistry meters, String publisher, IntakeQueue queue) {
        this.meters = meters;
        this.commits = Timer.builder("ingest.commit")
                .description("From the first record of a transaction to its commit")
                .publishPercentileHistogram()
                .register(meters);
        meters.gauge("ingest.publisher.queue.records", Tags.of("publisher", publisher), queue, IntakeQueue::inFlight);
    }

    /** How long transactions take that are committed; those that fail are retried and tell by readiness. */
    Timer commits() {
        return commits;
    }

    void count(Prepared done) {
        done.published()
                .forEach(event -> meters.counter(
                                "ingest.events.published",
                                "kind",
                                EventKind.ofRecord(event).id())
                        .increment());
        done.rejected().forEach(this::countRejected);
        done.pending().publication().deadLetters().forEach(this::countRejected);
    }

    private void countRejected(DeadLetter letter) {
        String kind = letter.getKind() == null ? "unknown" : letter.getKind();
        meters.counter("ingest.events.rejected", "kind", kind, "reason", letter.getReason())
                .increment();
    }
}
