package io.globalkpi.local.trace;

import io.globalkpi.oracle.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The steps of one day: for windows that step by local date the one of that date, for the short ones those that end on it
 * in UTC. Both are keyed within the same 24 hours.
 *
 * @param after exclusive
 * @param until inclusive
 */
record Day(Instant after, Instant until) {

    /** Closed steps are corrected for that long in business time; beyond, they stay as they were. */
    private static final Duration CORRECTED_BY_MINUTE = Duration.ofDays(8);

    private static final Duration CORRECTED_BY_HOUR = Duration.ofDays(35);

    static Day of(LocalDate date) {
        return new Day(
                date.atStartOfDay(ZoneOffset.UTC).toInstant(),
                date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    List<Instant> ends(Window window) {
        return window.endsIn(after, until);
    }

    /** Why a step has no settled value; empty if it has one. */
    static Optional<String> unsettled(Window window, Instant end, Instant frontier) {
        if (end.isAfter(frontier)) {
            return Optional.of("not over yet");
        }
        Duration corrected = switch (window) {
            case H1, H24 -> CORRECTED_BY_MINUTE;
            case D7 -> CORRECTED_BY_HOUR;
            default -> Duration.ofMillis(Long.MAX_VALUE);
        };
        boolean open = Duration.between(end, frontier).compareTo(corrected) <= 0;
        return open
                ? Optional.empty()
                : Optional.of(window.id() + " is corrected and kept for " + corrected.toDays() + " days only");
    }
}
