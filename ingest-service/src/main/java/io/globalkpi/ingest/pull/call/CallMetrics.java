package io.globalkpi.ingest.pull.call;

import io.globalkpi.ingest.platform.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** How many calls were made and what became of them. */
public final class CallMetrics {

    private final MeterRegistry meters;

    public CallMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void made(String platform, String operation, Verdict verdict, long nanos) {
        Timer.builder("ingest.pull.calls")
                .description("Calls to platforms, by what became of them")
                .tag("system", platform)
                .tag("operation", operation)
                .tag("outcome", verdict.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .register(meters)
                .record(nanos, TimeUnit.NANOSECONDS);
    }
}
