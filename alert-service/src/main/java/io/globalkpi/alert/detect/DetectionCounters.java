package io.globalkpi.alert.detect;

import io.globalkpi.schemas.alert.Breach;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** What detection did, for operators. At least once: a transaction that is taken back has been counted. */
final class DetectionCounters {

    private final MeterRegistry meters;
    private final Counter readings;
    private final Counter undecided;
    private final Counter corrections;

    DetectionCounters(MeterRegistry meters) {
        this.meters = meters;
        this.readings = Counter.builder("globalkpi.alert.readings")
                .description("Values looked at by a rule")
                .register(meters);
        this.undecided = Counter.builder("globalkpi.alert.readings.undecided")
                .description("Values without a denominator or with too small a sample: nothing decided")
                .register(meters);
        this.corrections = Counter.builder("globalkpi.alert.corrections.ignored")
                .description("Snapshots of steps older than the newest: corrections decide nothing")
                .register(meters);
    }

    void looked() {
        readings.increment();
    }

    void undecided() {
        undecided.increment();
    }

    void correction() {
        corrections.increment();
    }

    void told(Breach breach) {
        Counter.builder("globalkpi.alert.breaches")
                .description("Changes of breach episodes")
                .tag("rule", breach.getRule())
                .tag("level", breach.getLevel())
                .tag("state", breach.getState().name().toLowerCase(Locale.ROOT))
                .register(meters)
                .increment();
    }
}
