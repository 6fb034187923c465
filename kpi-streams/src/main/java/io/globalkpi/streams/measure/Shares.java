package io.globalkpi.streams.measure;

import io.globalkpi.schemas.reference.OwnerShare;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Who answers for a line, in ten-thousandths that sum to {@link #WHOLE}, by owner id. */
record Shares(Map<String, Integer> byOwner) {

    static final int WHOLE = 10_000;

    /** Owner of what nobody answers for: a scope like any other. */
    static final String UNASSIGNED = "unassigned";

    static final Shares NOBODY = new Shares(Map.of(UNASSIGNED, WHOLE));

    static Shares of(Collection<OwnerShare> rows) {
        Map<String, Integer> byOwner = new TreeMap<>();
        rows.stream()
                .filter(row -> row.getShare() > 0)
                .forEach(row -> byOwner.merge(row.getOwner(), row.getShare(), Integer::sum));
        return byOwner.isEmpty() ? NOBODY : new Shares(byOwner);
    }

    /** True when one owner answers for all of it. */
    boolean isOne() {
        return byOwner.size() == 1;
    }

    String greatest() {
        String greatest = "";
        for (String owner : byOwner.keySet()) {
            greatest = owner.compareTo(greatest) > 0 ? owner : greatest;
        }
        return greatest;
    }
}
