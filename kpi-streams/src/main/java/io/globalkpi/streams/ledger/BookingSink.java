package io.globalkpi.streams.ledger;

import io.globalkpi.streams.measure.Booking;
import io.globalkpi.streams.measure.BookingScopes;

/** Takes the difference a telling makes: what is taken back and what is booked anew. */
public interface BookingSink {

    /** @param sign 1 to book, -1 to take back */
    void book(BookingScopes scopes, Booking booking, int sign);
}
