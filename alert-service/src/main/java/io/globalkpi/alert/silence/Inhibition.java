package io.globalkpi.alert.silence;

import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.kpi.ScopeType;
import java.util.Collection;
import java.util.Optional;

/**
 * A breach that another of the same scope explains: missing data explains whatever its KPIs seem to say, a critical level
 * of a KPI the milder ones of other rules.
 */
public final class Inhibition {

    /** The rule that says that data of a site is missing. */
    public static final String DATA_GAP = "data-gap";

    private static final String CRITICAL = "critical";

    private Inhibition() {}

    /** @param open the open breaches of the same scope */
    public static Optional<String> of(Breach breach, Collection<Breach> open) {
        return open.stream()
                .filter(other -> !other.getBreach().equals(breach.getBreach()))
                .filter(other -> explains(other, breach))
                .findFirst()
                .map(other -> "explained by " + other.getBreach());
    }

    /** Whether a rule says that its breach explains those of a KPI by scopes of a type, where they lie within its own. */
    public static boolean explains(Breach wider, ScopeType type, String kpi) {
        return wider.getKpi().equals(kpi) && wider.getExplains().contains(type.name());
    }

    private static boolean explains(Breach other, Breach breach) {
        if (isGap(other)) {
            return !isGap(breach);
        }
        return other.getKpi().equals(breach.getKpi())
                && other.getLevel().equals(CRITICAL)
                && !breach.getLevel().equals(CRITICAL);
    }

    private static boolean isGap(Breach breach) {
        return breach.getRule().equals(DATA_GAP);
    }
}
