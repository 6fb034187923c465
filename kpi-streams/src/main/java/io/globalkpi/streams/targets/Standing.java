package io.globalkpi.streams.targets;

import io.globalkpi.schemas.id.Micros;
import io.globalkpi.schemas.reference.Better;
import io.globalkpi.schemas.targets.Promise;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** One promise at one moment: how much of it was due by now, and what a reached amount says of it. */
public final class Standing {

    /**
     * Dates that are over.
     *
     * @param sums by measure slot, of one date as days since 1970-01-01
     */
    record Past(LocalDate first, LocalDate last, IntFunction<long[]> sums) {

        Stream<LocalDate> dates() {
            return last.isBefore(first) ? Stream.empty() : first.datesUntil(last.plusDays(1));
        }
    }

    /**
     * What should be by now.
     *
     * @param planned through the moment, in the KPI's unit
     * @param progress share of the period that is gone, 0 to 1
     * @param daysLeft of the period, parts of days included
     */
    record Due(BigDecimal planned, double progress, BigDecimal daysLeft) {}

    private final Promise promise;
    private final BigDecimal planned;
    private final double progress;
    private final BigDecimal daysLeft;
    private final Past past;

    Standing(Promise promise, Due due, Past past) {
        this.promise = promise;
        this.planned = due.planned();
        this.progress = due.progress();
        this.daysLeft = due.daysLeft();
        this.past = past;
    }

    private static BigDecimal rounded(double number) {
        return BigDecimal.valueOf(number).setScale(Micros.SCALE, RoundingMode.HALF_EVEN);
    }

    public BigDecimal target() {
        return promise.total();
    }

    public boolean isSum() {
        return promise.isSum();
    }

    /**
     * Reached over promised for the whole period. What is to be small is mirrored: 10 % below the limit is 110 %. A target below zero is
     * reached by the difference: a loss 10 % smaller than planned is 110 %.
     */
    public Fraction attainment(BigDecimal actual, Better better) {
        return over(actual, target(), better);
    }

    /** Reached over what was planned by now. */
    public Fraction attainmentToDate(BigDecimal actual, Better better) {
        return over(actual, planned, better);
    }

    private static Fraction over(BigDecimal actual, BigDecimal target, Better better) {
        BigDecimal ahead = better == Better.UP ? actual.subtract(target) : target.subtract(actual);
        return new Fraction(target.abs().add(ahead), target.abs());
    }

    /** Share of the period that is gone, by the season. */
    public Fraction timeProgress() {
        boolean isPlanned = target().signum() != 0
                && planned.signum() * target().signum() >= 0
                && planned.abs().compareTo(target().abs()) <= 0;
        return isPlanned && isSum()
                ? new Fraction(planned.abs(), target().abs())
                : new Fraction(rounded(progress), rounded(1));
    }

    /** Attainment less time progress: what is reached beyond what was planned by now, over the target. */
    public Fraction pace(BigDecimal actual, Better better) {
        BigDecimal due = isSum() ? planned : target();
        BigDecimal ahead = better == Better.UP ? actual.subtract(due) : due.subtract(actual);
        return new Fraction(ahead, target().abs());
    }

    /** What is to be reached on each day that is left; nothing can be divided by when none is. */
    public Fraction runRate(BigDecimal actual) {
        return new Fraction(target().subtract(actual), daysLeft);
    }

    public Status status(BigDecimal actual, Better better, Bands bands) {
        return progress < bands.early() ? Status.TOO_EARLY : bands.status(pace(actual, better));
    }

    /**
     * Where the period will end.
     *
     * @param reached of sums of one date
     */
    public Optional<Projection> projection(BigDecimal actual, Function<long[], BigDecimal> reached) {
        double[] shares = promise.shares();
        if (shares.length == 0 || planned.signum() <= 0) {
            return Optional.empty();
        }
        BigDecimal expected = actual.multiply(target()).divide(planned, MathContext.DECIMAL128);
        double[] days = past.dates()
                .mapToDouble(date -> reached.apply(past.sums().apply((int) date.toEpochDay()))
                        .doubleValue())
                .toArray();
        return Optional.of(Projection.of(expected.setScale(Micros.SCALE, RoundingMode.HALF_EVEN), days, shares));
    }
}
