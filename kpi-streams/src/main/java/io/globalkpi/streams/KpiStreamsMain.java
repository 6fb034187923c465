package io.globalkpi.streams;

import java.time.Clock;

/** Runs the KPI streams until the process is told to stop. */
public final class KpiStreamsMain {

    private KpiStreamsMain() {}

    public static void main(String[] args) throws InterruptedException {
        KpiStreamsApp app = KpiStreamsApp.wire(KpiStreamsConfig.from(System.getenv()), Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(app::close, "kpi-streams-stop"));

        app.start();
        app.awaitStop();
    }
}
