package io.globalkpi.local.guarantee;

import io.globalkpi.streams.KpiStreamsApp;
import io.globalkpi.streams.KpiStreamsConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** kpi-streams as production wires it, but for its clock: that stands where the last line of the standard input has put it. */
public final class InstanceMain {

    private InstanceMain() {}

    /** Its environment is that of the service. Ends, as politely as a service does, when the input ends. */
    public static void main(String[] args) throws IOException {
        SetClock clock = new SetClock();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        clock.now = Instant.parse(lines.readLine());
        try (KpiStreamsApp app = KpiStreamsApp.wire(KpiStreamsConfig.from(System.getenv()), clock)) {
            app.start();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                clock.now = Instant.parse(line);
            }
        }
    }

    private static final class SetClock extends Clock {

        private volatile Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
