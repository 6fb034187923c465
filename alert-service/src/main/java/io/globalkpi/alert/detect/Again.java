package io.globalkpi.alert.detect;

import io.globalkpi.alert.rule.AlertRule;
import io.globalkpi.alert.rule.Breached;
import io.globalkpi.alert.rule.Grid;
import io.globalkpi.alert.rule.Why;
import io.globalkpi.schemas.alert.Breach;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When what stands is said again with the value it has then: when a silence over it ends, and each day under a rule that weighs
 * anew what may be chance. Business time, so that a replay says it again at the same points.
 */
record Again(World world) {

    Optional<Due> of(Watch watch, AlertRule rule) {
        Breach last = watch.last();
        if (last == null || !(watch.health() instanceof Breached)) {
            return Optional.empty();
        }
        Optional<Due> silence = world.silenceEnd(last, last.getAt())
                .map(Grid::ceiling)
                .filter(end -> end.isAfter(last.getAt()))
                .map(end -> Due.again(end, Why.SILENCE_OVER));
        Optional<Due> day = rule.bearing().isLookedAtAgain()
                ? Optional.of(Due.again(nextDay(last), Why.LOOKED_AGAIN))
                : Optional.empty();
        return Stream.concat(silence.stream(), day.stream()).min(Comparator.comparing(Due::at));
    }

    private static Instant nextDay(Breach last) {
        ZoneId zone = ZoneId.of(last.getZone());
        return Grid.ceiling(last.getAt()
                .atZone(zone)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant());
    }
}
