package io.globalkpi.local.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what is compared and keeps what differs, the first of it: a million lines help nobody. */
final class Findings {

    private static final int MOST_KEPT = 10_000;

    private final List<Difference> differences = new ArrayList<>();
    private final Map<String, Long> notCompared = new TreeMap<>();
    private long values;
    private long found;

    void compared(int more) {
        values += more;
    }

    void notCompared(String why) {
        notCompared.merge(why, 1L, Long::sum);
    }

    void differs(Difference difference) {
        found++;
        if (differences.size() < MOST_KEPT) {
            differences.add(difference);
        }
    }

    AuditResult result() {
        return new AuditResult(values, notCompared, List.copyOf(differences), found);
    }
}
