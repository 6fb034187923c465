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
    private final Counter unripe;
    private final Counter held;
    private final Counter stale;
    private final Counter corrections;

    DetectionCounters(MeterRegistry meters) {
        this.meters = meters;
        this.readings = Counter.builder("globalkpi.alert.readings")
                .description("Values looked at by a rule")
                .register(meters);
        this.undecided = Counter.builder("globalkpi.alert.readings.undecided")
                .description("Values without a denominator or with too small a sample: nothing decided")
                .register(meters);
        this.unripe = Counter.builder("globalkpi.alert.readings.unripe")
                .description("Values of cohorts too young to be judged: not looked at")
                .register(meters);
        this.held = Counter.builder("globalkpi.alert.readings.held")
                .description("Values not judged because data they are made of is missing")
                .register(meters);
        this.stale = Counter.builder("globalkpi.alert.snapshots.stale")
                .description("Snapshots told before one already looked at: not looked at")
                .register(meters);
        this.corrections = Counter.builder("globalkpi.alert.corrections")
                .description("Values of steps older than the newest: they may take an episode back, never open one")
                .register(meters);
    }

    void looked(int values) {
        readings.increment(values);
    }

    void undecided() {
        undecided.increment();
    }

    void unripe() {
        unripe.increment();
    }

    void held() {
        held.increment();
    }

    void stale() {
        stale.increment();
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
                .tag("flapping", Boolean.toString(breach.getFlapping()))
                .register(meters)
                .increment();
    }
}
