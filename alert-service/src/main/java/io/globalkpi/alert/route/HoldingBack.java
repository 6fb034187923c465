package io.globalkpi.alert.route;

import io.globalkpi.alert.silence.Inhibition;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.Notice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Why a recipient is not told of a breach now: silences, ills that explain it, and that it may be chance among many. */
final class HoldingBack {

    /** The first value after a silence is decided by detection within so long; until then what stands is not told. */
    static final Duration FIRST_VALUE = Duration.ofMinutes(2);

    private final Directory directory;
    private final Standing standing;
    private final Clock clock;

    HoldingBack(Directory directory, Standing standing, Clock clock) {
        this.directory = directory;
        this.standing = standing;
        this.clock = clock;
    }

    /** In words; an end is held back by silences only. */
    Optional<String> why(Breach breach, Optional<Notice> telling) {
        Instant now = clock.instant();
        Optional<String> silenced = Answers.silence(telling, now)
                .or(() -> directory.now().silences().over(breach, now));
        if (silenced.isPresent() || breach.getEndedAt() != null) {
            return silenced;
        }
        return Inhibition.of(breach, standing.openOfScope(breach))
                .or(() -> byWider(breach))
                .or(() -> standing.elsewhere()
                        .discovery()
                        .doubts(breach, directory.now().looks()));
    }

    private Optional<String> byWider(Breach breach) {
        return standing.elsewhere().wider().stream()
                .filter(wider -> Inhibition.explains(wider, breach.getScopeType(), breach.getKpi()))
                .filter(wider -> directory.now().whereabouts().isWithin(breach, wider))
                .findFirst()
                .map(wider -> "explained by " + wider.getBreach());
    }

    /** Whether a silence is just over and what stands is about to be told with the value it has now. */
    boolean awaitsValue(Breach breach) {
        Instant before = clock.instant().minus(FIRST_VALUE);
        return breach.getEndedAt() == null
                && directory.now().silences().covering(breach, before).isPresent();
    }
}
