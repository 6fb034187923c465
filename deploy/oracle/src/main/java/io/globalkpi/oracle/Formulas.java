package io.globalkpi.oracle;

import io.globalkpi.schemas.reference.Comparison;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.Term;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From sums to a KPI (measures.md, part 5). */
final class Formulas {

    private static final Set<String> MONEY = Set.of(
            "gross_sales",
            "discounts",
            "cancelled_sales",
            "refunds",
            "costed_sales",
            "costed_refunds",
            "cogs",
            "freight",
            "duty",
            "ad_spend",
            "ad_sales",
            "inventory_value_days",
            "reconciled_sales",
            "unexplained_sales",
            "platform_fees",
            "fulfilment_fees",
            "other_fees");

    private Formulas() {}

    static Expected value(Scope scope, KpiDefinition kpi, Map<String, BigInteger> now, Map<String, BigInteger> before) {
        if (kpi.getQuantile() != null) {
            return quantile(scope, kpi, now);
        }
        BigDecimal numerator = form(scope, kpi.getNumerator(), now);
        BigDecimal denominator = kpi.getDenominator().isEmpty() ? null : form(scope, kpi.getDenominator(), now);
        if (kpi.getComparison() == Comparison.GROWTH) {
            denominator = form(scope, kpi.getNumerator(), before);
            numerator = numerator.subtract(denominator);
        }
        long sample = kpi.getSample() == null ? 0 : sample(scope, kpi.getSample(), now);
        return new Expected(numerator, denominator, quotient(kpi, numerator, denominator), sample);
    }

    /** Cases are lined up from the quickest on; the value is the bound of the bucket in which the share asked for is reached. */
    private static Expected quantile(Scope scope, KpiDefinition kpi, Map<String, BigInteger> now) {
        BigDecimal all = form(scope, kpi.getNumerator(), now);
        BigDecimal enough = all.multiply(BigDecimal.valueOf(kpi.getQuantile(), 2));
        BigDecimal passed = BigDecimal.ZERO.setScale(6);
        Iterator<Term> buckets = kpi.getNumerator().iterator();
        Term bucket;
        do {
            bucket = buckets.next();
            passed = passed.add(form(scope, List.of(bucket), now));
        } while (passed.compareTo(enough) < 0);
        Double value = all.signum() == 0 ? null : Double.valueOf(hours(bucket.getMeasure()));
        return new Expected(passed, all, value, sample(scope, kpi.getSample(), now));
    }

    private static double hours(String bucket) {
        double bound = Double.parseDouble(bucket.substring(bucket.lastIndexOf('_') + 1));
        return bucket.contains("_gt_") ? 2 * bound : bound;
    }

    static @Nullable Double quotient(KpiDefinition kpi, BigDecimal numerator, @Nullable BigDecimal denominator) {
        BigDecimal above = numerator.multiply(BigDecimal.valueOf(kpi.getMultiply()));
        BigDecimal below = BigDecimal.valueOf(kpi.getDivide());
        if (denominator != null) {
            below = below.multiply(denominator);
        }
        return below.signum() == 0
                ? null
                : above.divide(below, MathContext.DECIMAL128).doubleValue();
    }

    static BigDecimal form(Scope scope, List<Term> terms, Map<String, BigInteger> sums) {
        return terms.stream()
                .map(term -> inUnits(scope, term.getMeasure(), sums).multiply(BigDecimal.valueOf(term.getFactor())))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(6, RoundingMode.UNNECESSARY);
    }

    static long sample(Scope scope, String measure, Map<String, BigInteger> sums) {
        return inUnits(scope, measure, sums).longValue();
    }

    static BigDecimal inUnits(Scope scope, String measure, Map<String, BigInteger> sums) {
        BigDecimal sum = new BigDecimal(sums.getOrDefault(measure, BigInteger.ZERO));
        if (isMoney(measure)) {
            return sum.movePointLeft(6);
        }
        return scope.countsShares() ? sum.movePointLeft(4) : sum;
    }

    private static boolean isMoney(String measure) {
        int length = measure.length();
        if (measure.endsWith("_budget")) {
            return MONEY.contains(measure.substring(0, length - "_budget".length()));
        }
        return MONEY.contains(measure.endsWith("_local") ? measure.substring(0, length - "_local".length()) : measure);
    }
}
