package io.globalkpi.bench.child;

import io.globalkpi.streams.KpiStreamsApp;
import io.globalkpi.streams.KpiStreamsConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The KPI streams as they ship, but for the clock: it begins at the end of the input, so that the same input gives the same windows
 * whenever it is measured. Argument: the instant that is now, or {@code now}.
 */
public final class EngineMain {

    private EngineMain() {}

    public static void main(String[] args) throws InterruptedException {
        KpiStreamsApp app = KpiStreamsApp.wire(KpiStreamsConfig.from(System.getenv()), clock(args[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(app::close, "kpi-streams-stop"));
        app.start();
        app.awaitStop();
    }

    private static Clock clock(String now) {
        Clock clock = Clock.systemUTC();
        return now.equals("now") ? clock : Clock.offset(clock, Duration.between(clock.instant(), Instant.parse(now)));
    }
}
