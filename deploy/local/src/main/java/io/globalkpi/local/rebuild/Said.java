package io.globalkpi.local.rebuild;

import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a row says of a step, small enough to hold millions.
 *
 * @param figures fingerprint of all numerators, denominators and samples
 * @param closed whether the step was over
 */
record Said(UUID figures, boolean closed) {

    /** A step of which nothing is told says the same as one in which everything is zero. */
    static final Said NOTHING = new Said(new UUID(0, 0), true);

    static Said of(KpiSnapshot row) {
        UUID figures = row.getKpis().stream().allMatch(Said::isNothing)
                ? NOTHING.figures
                : UUID.nameUUIDFromBytes(inWords(row).toString().getBytes(StandardCharsets.UTF_8));
        return new Said(figures, row.getClosed());
    }

    /** What was wanted of a step in which nothing happened is no figure of the step. */
    private static boolean isNothing(KpiValue kpi) {
        if (kpi.getTarget() != null) {
            return kpi.getSample() == 0;
        }
        return kpi.getNumerator().signum() == 0
                && (kpi.getDenominator() == null || kpi.getDenominator().signum() == 0);
    }

    /** The values of a row by KPI and version. */
    static Map<String, String> inWords(KpiSnapshot row) {
        Map<String, String> words = new TreeMap<>();
        row.getKpis().forEach(kpi -> words.put(kpi.getKpi() + " v" + kpi.getVersion(), inWords(kpi)));
        return words;
    }

    private static String inWords(KpiValue kpi) {
        return plain(kpi.getNumerator())
                + (kpi.getDenominator() == null ? "" : " / " + plain(kpi.getDenominator()))
                + " of " + kpi.getSample();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
