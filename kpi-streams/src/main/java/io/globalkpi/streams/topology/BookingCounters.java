package io.globalkpi.streams.topology;

import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.streams.ledger.Telling;
import io.globalkpi.streams.ledger.Verdict;
import io.globalkpi.streams.measure.Booking;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What became of the tellings: {@code kpi.events} by kind and verdict, {@code kpi.late}, {@code kpi.unreadable}; and whether scopes
 * agree.
 */
final class BookingCounters {

    private static final Logger LOG = LoggerFactory.getLogger(BookingCounters.class);

    private final Counter[][] byKindAndVerdict = new Counter[Telling.FEED + 1][Verdict.values().length];
    private final Counter lateForMinutes;
    private final Counter lateForHours;
    private final Counter unreadable;
    private final Counter disagreements;

    BookingCounters(MeterRegistry meters) {
        for (int kind = 0; kind <= Telling.FEED; kind++) {
            for (Verdict verdict : Verdict.values()) {
                byKindAndVerdict[kind][verdict.ordinal()] = Counter.builder("kpi.events")
                        .description("Tellings booked, by event kind and what became of them")
                        .tag("kind", kind == Telling.FEED ? "feeds" : EventKind.values()[kind].id())
                        .tag("verdict", verdict.name().toLowerCase(Locale.ROOT))
                        .register(meters);
            }
        }
        lateForMinutes = late(meters, "hour");
        lateForHours = late(meters, "day");
        unreadable = Counter.builder("kpi.unreadable")
                .description("Records on event topics that are not what the topic promises")
                .register(meters);
        disagreements = Counter.builder("kpi.disagreements")
                .description(
                        "Measures in which sites, owners and the company were handed on different sums: a fault in this service")
                .register(meters);
    }

    private static Counter late(MeterRegistry meters, String finest) {
        return Counter.builder("kpi.late")
                .description("Tellings that came too late for finer panes, by the finest they are booked in")
                .tag("finest", finest)
                .register(meters);
    }

    void count(Telling telling, Verdict verdict) {
        switch (Booking.grains(telling.occurredAt(), telling.observedAt())) {
            case Booking.DAY -> lateForHours.increment();
            case Booking.HOUR -> lateForMinutes.increment();
            default -> {}
        }
        byKindAndVerdict[telling.kind()][verdict.ordinal()].increment();
    }

    void unreadable(String trouble) {
        unreadable.increment();
        LOG.warn("skipped a record that cannot be read: {}", trouble);
    }

    /** The sums go on: figures that are watched are worth more than a pipeline that has stopped. */
    void disagreement(String difference) {
        disagreements.increment();
        LOG.error("scopes disagree, please report this with the events around it: {}", difference);
    }
}
