package io.globalkpi.streams.measure;

import io.globalkpi.schemas.measure.Measure;
import java.util.List;

/**
 * What holding one order against another source comes to. It counts at the site's owner, once both sources must have told it.
 *
 * @param at business time of the order, epoch milliseconds
 * @param firstObserved least observed-at of the telling whose time it is, epoch milliseconds
 * @param missing true if only one of the two tells it
 * @param micros what stands of it, micro-units of the site's currency
 * @param unexplained how far apart the two are for no known cause, zero or more, micro-units of the site's currency
 */
public record Reconciled(long at, long firstObserved, boolean missing, long micros, long unexplained) {

    /** What it books: counts whatever becomes of the money, which waits for rates like any other. */
    public List<Booking> bookings(SiteFacts site, ReferenceBook book) {
        EntityBookings bookings = new EntityBookings(site, book);
        bookings.at(at + site.reconciledAfter().toMillis())
                .count(Measure.RECONCILED_ORDERS, 1)
                .count(Measure.MISSING_ORDERS, missing ? 1 : 0)
                .money(Measure.RECONCILED_SALES, Line.WHOLE_SITE, site.currency(), micros)
                .money(Measure.UNEXPLAINED_SALES, Line.WHOLE_SITE, site.currency(), unexplained);
        return bookings.close(firstObserved);
    }
}
