package io.globalkpi.streams.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects what one entity contributes, time by time, and turns it into bookings. */
final class EntityBookings {

    private final SiteFacts site;
    private final ReferenceBook book;
    private final Map<Long, Moment> moments = new TreeMap<>();

    EntityBookings(SiteFacts site, ReferenceBook book) {
        this.site = site;
        this.book = book;
    }

    /** What is contributed at a time, epoch milliseconds. */
    Moment at(long time) {
        return moments.computeIfAbsent(time, millis -> new Moment(site, book, millis));
    }

    SiteFacts site() {
        return site;
    }

    ReferenceBook book() {
        return book;
    }

    /** The bookings, in order of time; times without an amount are left out. */
    List<Booking> close(long firstObserved) {
        List<Booking> bookings = new ArrayList<>();
        moments.forEach((time, moment) -> {
            Booking booking = moment.close(Booking.grains(time, firstObserved));
            if (!booking.site().isZero() || !booking.others().isEmpty()) {
                bookings.add(booking);
            }
        });
        return bookings;
    }
}
