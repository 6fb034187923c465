package io.globalkpi.streams.kpi;

import io.globalkpi.schemas.id.Micros;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.reference.Better;
import io.globalkpi.schemas.reference.Comparison;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.streams.targets.Bands;
import io.globalkpi.streams.targets.Fraction;
import io.globalkpi.streams.targets.Projection;
import io.globalkpi.streams.targets.Standing;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A KPI that says how a sum of measures stands with a target: attainment, pace, projection and the like. */
final class HeldAgainstTarget {

    private static final Set<Comparison> WITH_A_TARGET = EnumSet.range(Comparison.ATTAINMENT, Comparison.RUN_RATE);

    private final KpiDefinition definition;
    private final Better reached;
    private final LinearForm numerator;
    private final Bands bands;
    private final boolean shares;

    /** @param reached which way is good of what was promised; of its attainment more is always better */
    HeldAgainstTarget(KpiDefinition definition, Better reached, LinearForm numerator, Bands bands, boolean shares) {
        this.definition = definition;
        this.reached = reached;
        this.numerator = numerator;
        this.bands = bands;
        this.shares = shares;
    }

    static boolean isOne(KpiDefinition definition) {
        return WITH_A_TARGET.contains(definition.getComparison());
    }

    /** Null when there is nothing that could be projected. */
    @Nullable
    KpiValue value(Standing standing, long[] sums, long sample, boolean ripe) {
        BigDecimal actual = reached(sums);
        Optional<Projection> end = definition.getComparison() == Comparison.PROJECTION
                ? standing.projection(actual, this::reached)
                : Optional.empty();
        Fraction fraction = end.map(found -> new Fraction(found.expected(), BigDecimal.ONE))
                .orElseGet(() -> fraction(standing, actual));
        boolean isSum = definition.getComparison() == Comparison.PROJECTION;
        if (isSum && end.isEmpty()) {
            return null;
        }
        return new KpiValue(
                definition.getKpi(),
                definition.getVersion(),
                definition.getDefinition(),
                scaled(fraction.numerator()),
                isSum ? null : scaled(fraction.denominator()),
                quotient(fraction),
                definition.getUnit(),
                definition.getBetter(),
                definition.getSensitivity(),
                sample,
                ripe,
                standing.target(),
                end.map(Projection::low).orElse(null),
                end.map(Projection::high).orElse(null),
                standing.status(actual, reached, bands).id());
    }

    private Fraction fraction(Standing standing, BigDecimal actual) {
        return switch (definition.getComparison()) {
            case ATTAINMENT -> standing.attainment(actual, reached);
            case ATTAINMENT_TO_DATE -> standing.attainmentToDate(actual, reached);
            case TIME_PROGRESS -> standing.timeProgress();
            case PACE -> standing.pace(actual, reached);
            case RUN_RATE -> standing.runRate(actual);
            default -> new Fraction(actual, BigDecimal.ONE);
        };
    }

    private BigDecimal reached(long[] sums) {
        return numerator.decimal(numerator.sum(sums), shares);
    }

    private static BigDecimal scaled(BigDecimal amount) {
        return amount.setScale(Micros.SCALE, RoundingMode.HALF_EVEN);
    }

    private @Nullable Double quotient(Fraction fraction) {
        BigDecimal below = scaled(fraction.denominator()).multiply(BigDecimal.valueOf(definition.getDivide()));
        BigDecimal above = scaled(fraction.numerator()).multiply(BigDecimal.valueOf(definition.getMultiply()));
        return below.signum() == 0
                ? null
                : above.divide(below, MathContext.DECIMAL128).doubleValue();
    }
}
