package io.globalkpi.alert;

import java.time.Clock;

/** Runs the alert service until the process is told to stop. */
public final class AlertMain {

    private AlertMain() {}

    public static void main(String[] args) throws InterruptedException {
        AlertConfig config = AlertConfig.from(System.getenv());
        AlertApp app = AlertApp.wire(config, Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(app::close, "alert-stop"));
        app.start();
        app.awaitStop();
    }
}
