package io.globalkpi.streams.kpi;

import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.measure.Measure;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.Term;
import java.util.List;

/**
 * A KPI read off a histogram with fixed buckets: the least bound that a share of all cases lie within.
 *
 * <p>Buckets are measures like any other, so they add up and are taken back exactly, which no sketch can do. The price: a value is
 * one of the bounds. Numerator is the number of cases within it, denominator all cases; the value itself adds up to nothing.
 */
final class HistogramQuantile {

    private final KpiDefinition definition;
    private final int percent;
    private final List<LinearForm> buckets;
    private final List<Integer> bounds;

    /** @throws IllegalArgumentException if the numerator is no histogram */
    HistogramQuantile(KpiDefinition definition) {
        this.definition = definition;
        this.percent = definition.getQuantile();
        this.buckets = definition.getNumerator().stream()
                .map(term -> LinearForm.of(List.of(term)))
                .toList();
        this.bounds =
                definition.getNumerator().stream().map(HistogramQuantile::bound).toList();
        if (percent < 1 || percent > 99) {
            throw new IllegalArgumentException("a quantile is 1 to 99 percent, was " + percent);
        }
    }

    static boolean isOne(KpiDefinition definition) {
        return definition.getQuantile() != null;
    }

    private static int bound(Term term) {
        return Measure.boundOf(term.getMeasure())
                .orElseThrow(() -> new IllegalArgumentException(term.getMeasure() + " is no bucket of a histogram"));
    }

    KpiValue value(long[] sums, boolean shares, long sample, boolean ripe) {
        long all = within(buckets.size(), sums);
        int least = 1;
        while (least < buckets.size()
                && Math.multiplyExact(within(least, sums), 100L) < Math.multiplyExact(all, percent)) {
            least++;
        }
        LinearForm counts = buckets.get(0);
        return KpiValue.newBuilder()
                .setKpi(definition.getKpi())
                .setVersion(definition.getVersion())
                .setDefinition(definition.getDefinition())
                .setNumerator(counts.decimal(within(least, sums), shares))
                .setDenominator(counts.decimal(all, shares))
                .setValue(all == 0 ? null : Double.valueOf(bounds.get(least - 1)))
                .setUnit(definition.getUnit())
                .setBetter(definition.getBetter())
                .setSensitivity(definition.getSensitivity())
                .setSample(sample)
                .setRipe(ripe)
                .build();
    }

    /** Cases in the first buckets. */
    private long within(int first, long[] sums) {
        long cases = 0;
        for (int i = 0; i < first; i++) {
            cases = Math.addExact(cases, buckets.get(i).sum(sums));
        }
        return cases;
    }
}
