package io.globalkpi.ingest.publish;

import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.schemas.topic.EventKind;
import io.micrometer.core.instrument.MeterRegistry;

/** What operators watch: events by kind, refusals by reason, how full the publisher is. */
final class PublisherMetrics {

    private final MeterRegistry meters;

    PublisherMetrics(MeterRegistry meters, IntakeQueue queue) {
        this.meters = meters;
        meters.gauge("ingest.publisher.queue.records", queue, IntakeQueue::inFlight);
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
