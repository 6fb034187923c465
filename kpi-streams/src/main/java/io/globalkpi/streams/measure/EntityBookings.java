package io.globalkpi.streams.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what one entity contributes, time by time, and turns it into bookings. */
final class EntityBookings {

    private final SiteFacts site;
    private final ReferenceBook book;
    private final List<Moment> moments = new ArrayList<>(4);

    EntityBookings(SiteFacts site, ReferenceBook book) {
        this.site = site;
        this.book = book;
    }

    /** What is contributed at a time, epoch milliseconds. */
    Moment at(long time) {
        for (Moment moment : moments) {
            if (moment.time() == time) {
                return moment;
            }
        }
        Moment first = new Moment(site, book, time);
        moments.add(first);
        return first;
    }

    SiteFacts site() {
        return site;
    }

    ReferenceBook book() {
        return book;
    }

    /** The bookings, in order of time; times without an amount are left out. */
    List<Booking> close(long firstObserved) {
        List<Booking> bookings = new ArrayList<>(moments.size());
        moments.sort(Comparator.comparingLong(Moment::time));
        for (Moment moment : moments) {
            Booking booking = moment.close(Booking.grains(moment.time(), firstObserved));
            if (!booking.site().isZero() || !booking.others().isEmpty()) {
                bookings.add(booking);
            }
        }
        return bookings;
    }
}
