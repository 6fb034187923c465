package io.globalkpi.alert.notify;

import io.globalkpi.schemas.alert.Notice;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What delivery did, for operators: outcomes by channel, and how many notices wait. */
final class DeliveryCounters {

    private final MeterRegistry meters;
    private final AtomicInteger pending = new AtomicInteger();

    private final AtomicLong resting = new AtomicLong();

    DeliveryCounters(MeterRegistry meters) {
        this.meters = meters;
        Gauge.builder("globalkpi.alert.notices.pending", pending, AtomicInteger::get)
                .description("Notices planned and neither sent nor given up")
                .register(meters);
        Gauge.builder("globalkpi.alert.destinations.resting", resting, AtomicLong::get)
                .description("Destinations that failed too often and are left alone for a while")
                .register(meters);
    }

    /** Destinations that failed too often and are left alone for a while. */
    void resting(long destinations) {
        resting.set(destinations);
    }

    void pending(int notices) {
        pending.set(notices);
    }

    void recorded(Notice outcome) {
        Counter.builder("globalkpi.alert.notices")
                .description("Delivery attempts by outcome")
                .tag("channel", outcome.getChannel())
                .tag("outcome", outcome.getState().name().toLowerCase(Locale.ROOT))
                .register(meters)
                .increment();
    }
}
