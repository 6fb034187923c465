package io.globalkpi.alert.rule;

import io.globalkpi.schemas.reference.Bound;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;

/** Where the platform itself draws a line: it acts on the bare rate, however small the shop, so what counts is what is left. */
public record RedLine(Bound bound, double line) {

    /** How many days back the pace is taken. */
    public static final int PACE_DAYS = 7;

    private static final double MOST_DAYS = 365;

    /** So many more hits of the same sample, and the rate is beyond the line; empty when it is. */
    public OptionalLong left(double hits, double sample) {
        double room = bound == Bound.AT_MOST ? line * sample - hits : hits - line * sample;
        // A rate on the line itself is still fine, and the product of two decimals may miss it by a hair.
        long left = (long) Math.floor(room + 1e-9) + 1;
        return room < -1e-9 ? OptionalLong.empty() : OptionalLong.of(left);
    }

    /**
     * Days until the rate is on the line if hits and sample go on moving as they did since some days ago; empty when they do
     * not lead there within a year, or it is crossed.
     */
    public Optional<Double> days(DayValue now, DayValue before) {
        double passed = before.date().until(now.date(), ChronoUnit.DAYS);
        if (passed <= 0 || left(now.numerator(), now.denominator()).isEmpty()) {
            return Optional.empty();
        }
        double hits = (now.numerator() - before.numerator()) / passed;
        double sample = (now.denominator() - before.denominator()) / passed;
        double room = line * now.denominator() - now.numerator();
        double closing = hits - line * sample;
        double days = room / closing;
        return closing != 0 && days >= 0 && days <= MOST_DAYS ? Optional.of(days) : Optional.empty();
    }
}
