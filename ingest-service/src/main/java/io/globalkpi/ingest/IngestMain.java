package io.globalkpi.ingest;

import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** Runs the ingest service until the process is told to stop. */
public final class IngestMain {

    private IngestMain() {}

    public static void main(String[] args) throws InterruptedException {
        IngestApp app = IngestApp.wire(IngestConfig.from(System.getenv()), Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(app::close, "ingest-stop"));
        app.start();
        new CountDownLatch(1).await();
    }
}
