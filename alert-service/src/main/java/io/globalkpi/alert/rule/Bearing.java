package io.globalkpi.alert.rule;

import io.globalkpi.schemas.reference.Rule;
import java.util.List;

/**
 * What a breach of a rule means for those of others.
 *
 * @param falseDiscovery of what is told at once at most this share may be chance; 0 when nobody asks
 * @param explains types of narrower scopes whose breaches of the same KPI are held back for it
 */
public record Bearing(double falseDiscovery, List<String> explains) {

    static final Bearing NONE = new Bearing(0, List.of());

    public Bearing {
        if (!(falseDiscovery >= 0 && falseDiscovery < 1)) {
            throw new IllegalArgumentException("falseDiscovery must be from 0 to below 1, was " + falseDiscovery);
        }
        explains = List.copyOf(explains);
    }

    static Bearing of(Rule row) {
        return new Bearing(row.getFalseDiscovery(), row.getExplains());
    }

    /** Whether what stands is looked at anew every day, as what may be chance today may be sure tomorrow. */
    public boolean isLookedAtAgain() {
        return falseDiscovery > 0;
    }
}
