package io.globalkpi.standin.shopee;

import io.globalkpi.standin.Ask;
import java.time.Instant;

/** A range of times that was asked for, fifteen days at most. */
record Span(long from, long to) {

    private static final long LONGEST_SECONDS = 15 * 86_400;

    static Span of(Ask ask, String prefix) {
        long from = Long.parseLong(ask.query(prefix + "_from").orElseThrow());
        long to = Long.parseLong(ask.query(prefix + "_to").orElseThrow());
        if (to < from || to - from > LONGEST_SECONDS) {
            throw new Refusal(
                    "order.order_list_invalid_time", "Start time must be earlier than end time and diff in 15days.");
        }
        return new Span(from, to);
    }

    boolean holds(Instant at) {
        return at.getEpochSecond() >= from && at.getEpochSecond() <= to;
    }
}
