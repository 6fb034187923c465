package io.globalkpi.bench.child;

import io.globalkpi.alert.AlertApp;
import io.globalkpi.alert.AlertConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The alert service as it ships, but for the clock: it begins at the end of the input. Argument: that instant. */
public final class AlertsMain {

    private AlertsMain() {}

    public static void main(String[] args) throws InterruptedException {
        Clock clock = Clock.systemUTC();
        Clock atTheEnd = Clock.offset(clock, Duration.between(clock.instant(), Instant.parse(args[0])));
        AlertApp app = AlertApp.wire(AlertConfig.from(System.getenv()), atTheEnd, told -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(app::close, "alert-service-stop"));
        app.start();
        app.awaitStop();
    }
}
