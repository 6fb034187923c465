package io.globalkpi.oracle;

import java.time.Duration;
import java.time.Instant;

/** How finely a window cuts time. The finer, the sooner a late contribution stays out. */
enum Grain {
    MINUTE(Duration.ofDays(8)),
    HOUR(Duration.ofDays(35)),
    DAY(null);

    private static final long DAY_SECONDS = 86_400;

    private final Duration horizon;

    Grain(Duration horizon) {
        this.horizon = horizon;
    }

    boolean takes(Contribution contribution) {
        return horizon == null
                || !contribution.firstObserved().isAfter(contribution.time().plus(horizon));
    }

    /** The instant it is kept under: its own, or midnight UTC of its local date. */
    Instant place(Contribution contribution) {
        return this == DAY
                ? Instant.ofEpochSecond(contribution.date().toEpochDay() * DAY_SECONDS)
                : contribution.time();
    }
}
