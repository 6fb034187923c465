package io.globalkpi.oracle;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** How finely a window cuts time. The finer, the sooner a late contribution stays out. */
enum Grain {
    MINUTE(Duration.ofDays(8)),
    HOUR(Duration.ofDays(35)),
    DAY(null);

    private final Duration horizon;

    Grain(Duration horizon) {
        this.horizon = horizon;
    }

    boolean takes(Contribution contribution) {
        return horizon == null
                || Duration.between(contribution.time(), contribution.firstObserved())
                                .compareTo(horizon)
                        <= 0;
    }

    /** The instant it is kept under: its own, or midnight UTC of its local date. */
    Instant place(Contribution contribution) {
        return this == DAY ? contribution.date().atTime(LocalTime.MIN).toInstant(ZoneOffset.UTC) : contribution.time();
    }
}
