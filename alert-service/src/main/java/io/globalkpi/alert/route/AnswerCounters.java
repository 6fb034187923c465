package io.globalkpi.alert.route;

import io.globalkpi.schemas.alert.Ack;
import io.globalkpi.schemas.alert.Notice;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** What readers think of the alerts, for operators: precision is real over real and noise. At least once. */
final class AnswerCounters {

    private final MeterRegistry meters;

    AnswerCounters(MeterRegistry meters) {
        this.meters = meters;
    }

    /** @param tellings of the breach that was answered */
    void answered(Ack ack, List<Notice> tellings) {
        tellings.stream().min(Comparator.comparing(Notice::getCreatedAt)).ifPresent(first -> {
            String rule = first.getContent().getRule();
            Counter.builder("globalkpi.alert.answers")
                    .description("Answers of readers to breaches")
                    .tag("rule", rule)
                    .tag("answer", ack.getAnswer())
                    .register(meters)
                    .increment();
            Duration took = Duration.between(first.getCreatedAt(), ack.getAt());
            Timer.builder("globalkpi.alert.acknowledge")
                    .description("From the first message about a breach to an answer")
                    .tag("rule", rule)
                    .register(meters)
                    .record(took.isNegative() ? Duration.ZERO : took);
        });
    }
}
