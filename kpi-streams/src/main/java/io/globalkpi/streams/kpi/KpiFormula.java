package io.globalkpi.streams.kpi;

import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.measure.Measure;
import io.globalkpi.schemas.reference.Better;
import io.globalkpi.schemas.reference.Comparison;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.streams.measure.Scope;
import io.globalkpi.streams.measure.SlotMask;
import io.globalkpi.streams.targets.Bands;
import io.globalkpi.streams.targets.Projection;
import io.globalkpi.streams.targets.Promises;
import io.globalkpi.streams.targets.Standing;
import io.globalkpi.streams.window.Step;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A KPI definition made ready: sums in, value out. Division happens here and nowhere else. */
final class KpiFormula {

    private static final long EXACT_IN_DOUBLE = 1L << 53;

    private final KpiDefinition definition;
    private final LinearForm numerator;
    private final LinearForm denominator;
    private final int sampleSlot;
    private final Bands bands;
    private final Better reached;
    private final @Nullable HistogramQuantile quantile;

    /**
     * Made ready.
     *
     * @param reached which way is good of what is held against a target
     * @throws IllegalArgumentException naming the KPI, if the formula cannot be computed
     */
    KpiFormula(KpiDefinition definition, Better reached) {
        this.definition = definition;
        this.reached = reached;
        try {
            bands = Bands.of(definition.getBands());
            numerator = LinearForm.of(definition.getNumerator());
            denominator = LinearForm.of(definition.getDenominator());
            quantile = HistogramQuantile.isOne(definition) ? new HistogramQuantile(definition) : null;
            sampleSlot = definition.getSample() == null
                    ? -1
                    : Measure.slotOf(definition.getSample())
                            .orElseThrow(
                                    () -> new IllegalArgumentException("unknown measure " + definition.getSample()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("KPI " + definition.getKpi() + ": " + e.getMessage(), e);
        }
    }

    KpiDefinition definition() {
        return definition;
    }

    /** What it is made of, its sample included. */
    SlotMask slots() {
        SlotMask slots = numerator.slots().or(denominator.slots());
        return sampleSlot < 0 ? slots : slots.with(sampleSlot);
    }

    /** KPI whose target it is held against: its own, unless it is a comparison with another's. */
    String target() {
        return definition.getTarget() == null ? definition.getKpi() : definition.getTarget();
    }

    boolean comparesEarlier() {
        return definition.getComparison() == Comparison.GROWTH;
    }

    /** In force for a window that ends with a date, days since 1970-01-01. */
    boolean isInForce(long day) {
        return definition.getFrom().toEpochDay() <= day
                && (definition.getRetired() == null
                        || day < definition.getRetired().toEpochDay());
    }

    /** Days from which it is in force, or no longer is. */
    Stream<Long> changes() {
        return Stream.of(definition.getFrom(), definition.getRetired())
                .filter(Objects::nonNull)
                .map(LocalDate::toEpochDay);
    }

    /** The value; null when it would be held against a target that nobody has set. */
    @Nullable
    KpiValue value(Scope scope, Step step, long[] sums, long @Nullable [] earlier, Promises promises) {
        Optional<Standing> standing = promises.of(target());
        boolean shares = scope.countsInShares();
        if (quantile != null) {
            return quantile.value(sums, shares, sample(sums, shares), isRipeAt(step));
        }
        if (HeldAgainstTarget.isOne(definition)) {
            HeldAgainstTarget held = new HeldAgainstTarget(definition, reached, numerator, bands, shares);
            return standing.map(one -> held.value(one, sums, sample(sums, shares), isRipeAt(step)))
                    .orElse(null);
        }
        return value(shares, isRipeAt(step), sums, earlier, standing);
    }

    private KpiValue value(
            boolean shares, boolean ripe, long[] sums, long @Nullable [] earlier, Optional<Standing> standing) {
        long above = numerator.sum(sums);
        LinearForm below = denominator;
        long divisor = denominator.sum(sums);
        if (comparesEarlier()) {
            below = numerator;
            divisor = earlier == null ? 0 : numerator.sum(earlier);
            above = Math.subtractExact(above, divisor);
        }
        Double value = quotient(above, numerator.scale(shares), below, divisor, shares);
        Judgement judgement =
                standing.map(one -> judge(one, sums, shares, value)).orElse(Judgement.NONE);
        return new KpiValue( // its builder takes five times as long
                definition.getKpi(),
                definition.getVersion(),
                definition.getDefinition(),
                numerator.decimal(above, shares),
                below.isEmpty() ? null : below.decimal(divisor, shares),
                value,
                definition.getUnit(),
                definition.getBetter(),
                definition.getSensitivity(),
                sample(sums, shares),
                ripe,
                judgement.target(),
                judgement.low(),
                judgement.high(),
                judgement.status());
    }

    /** A KPI with a target of its own says how it stands, whether or not others compare it. */
    private Judgement judge(Standing standing, long[] sums, boolean shares, @Nullable Double value) {
        if (value == null) {
            return new Judgement(standing.target(), null, null, null);
        }
        BigDecimal amount = BigDecimal.valueOf(value);
        String status = standing.status(amount, definition.getBetter(), bands).id();
        Optional<Projection> end = !standing.isSum() || definition.getMultiply() != definition.getDivide()
                ? Optional.empty()
                : standing.projection(
                        numerator.decimal(numerator.sum(sums), shares),
                        day -> numerator.decimal(numerator.sum(day), shares));
        return new Judgement(
                standing.target(),
                end.map(Projection::low).orElse(null),
                end.map(Projection::high).orElse(null),
                status);
    }

    /** What a target says of a value. */
    private record Judgement(
            @Nullable BigDecimal target,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable String status) {

        static final Judgement NONE = new Judgement(null, null, null, null);
    }

    private boolean isRipeAt(Step step) {
        int days = definition.getRipeAfterDays();
        return days == 0 || step.closed() && step.number() + days <= step.lastClosed();
    }

    private long sample(long[] sums, boolean shares) {
        return sampleSlot < 0 ? 0 : shares ? sums[sampleSlot] / 10_000 : sums[sampleSlot];
    }

    /** The double nearest to the exact quotient; null when there is nothing to divide by. */
    private @Nullable Double quotient(long above, int aboveScale, LinearForm below, long divisor, boolean shares) {
        if (!below.isEmpty() && divisor == 0) {
            return null;
        }
        long belowUnscaled = below.isEmpty() ? 1 : divisor;
        int shift = aboveScale - (below.isEmpty() ? 0 : below.scale(shares));
        BigDecimal top = BigDecimal.valueOf(above).multiply(BigDecimal.valueOf(definition.getMultiply()));
        BigDecimal bottom = BigDecimal.valueOf(belowUnscaled)
                .multiply(BigDecimal.valueOf(definition.getDivide()))
                .scaleByPowerOfTen(shift);
        return isExact(top) && isExact(bottom)
                ? Double.valueOf(top.doubleValue() / bottom.doubleValue())
                : Double.valueOf(top.divide(bottom, MathContext.DECIMAL128).doubleValue());
    }

    /** Two whole numbers that a double holds exactly have the nearest quotient as doubles, and far sooner. */
    private static boolean isExact(BigDecimal number) {
        return number.scale() <= 0
                && number.precision() - number.scale() <= 15
                && Math.abs(number.longValue()) < EXACT_IN_DOUBLE;
    }
}
