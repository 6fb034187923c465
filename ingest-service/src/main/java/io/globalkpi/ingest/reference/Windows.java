package io.globalkpi.ingest.reference;

import java.util.List;

/** The windows a KPI can be published for. */
final class Windows {

    static final List<String> KNOWN =
            List.of("1h", "24h", "7d", "30d", "60d", "90d", "day", "week", "month", "quarter", "year");

    /** What {@code windows: all} stands for; 60d is asked for by name where a platform's rule needs it. */
    static final List<String> ALL = List.of("1h", "24h", "7d", "30d", "90d", "day", "week", "month", "quarter", "year");

    private Windows() {}
}
