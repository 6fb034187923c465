package io.globalkpi.streams.kpi;

import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.measure.Measure;
import io.globalkpi.schemas.reference.Comparison;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.streams.measure.Scope;
import io.globalkpi.streams.measure.SlotMask;
import io.globalkpi.streams.window.Step;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A KPI definition made ready: sums in, value out. Division happens here and nowhere else. */
final class KpiFormula {

    private static final long EXACT_IN_DOUBLE = 1L << 53;

    private final KpiDefinition definition;
    private final LinearForm numerator;
    private final LinearForm denominator;
    private final int sampleSlot;

    /** @throws IllegalArgumentException naming the KPI, if the formula cannot be computed */
    KpiFormula(KpiDefinition definition) {
        this.definition = definition;
        try {
            numerator = LinearForm.of(definition.getNumerator());
            denominator = LinearForm.of(definition.getDenominator());
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

    KpiValue value(Scope scope, Step step, long[] sums, long @Nullable [] earlier) {
        boolean shares = scope.countsInShares();
        long above = numerator.sum(sums);
        LinearForm below = denominator;
        long divisor = denominator.sum(sums);
        if (comparesEarlier()) {
            below = numerator;
            divisor = earlier == null ? 0 : numerator.sum(earlier);
            above = Math.subtractExact(above, divisor);
        }
        return new KpiValue( // its builder takes five times as long
                definition.getKpi(),
                definition.getVersion(),
                definition.getDefinition(),
                numerator.decimal(above, shares),
                below.isEmpty() ? null : below.decimal(divisor, shares),
                quotient(above, numerator.scale(shares), below, divisor, shares),
                definition.getUnit(),
                definition.getBetter(),
                definition.getSensitivity(),
                sample(sums, shares),
                definition.getRipeAfterDays() == 0 || isRipe(step),
                null, // targets and bands come with the target tree
                null,
                null,
                null);
    }

    private boolean isRipe(Step step) {
        return step.closed() && step.number() + definition.getRipeAfterDays() <= step.lastClosed();
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
