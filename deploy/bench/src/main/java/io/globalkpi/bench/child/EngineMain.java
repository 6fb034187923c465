package io.globalkpi.bench.child;

import io.globalkpi.streams.KpiStreamsApp;
import io.globalkpi.streams.KpiStreamsConfig;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The KPI streams as they ship, but for the clock: it stands still at the end of the input, so that the same input gives the same
 * windows whenever it is measured and however long it takes. Argument: the instant that is now, or {@code now}.
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
        return now.equals("now") ? Clock.systemUTC() : Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
    }
}
