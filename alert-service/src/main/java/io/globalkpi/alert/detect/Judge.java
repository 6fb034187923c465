package io.globalkpi.alert.detect;

import io.globalkpi.alert.rule.AlertRule;
import io.globalkpi.alert.rule.Breached;
import io.globalkpi.alert.rule.Change;
import io.globalkpi.alert.rule.Grid;
import io.globalkpi.alert.rule.KpiTraits;
import io.globalkpi.alert.rule.Reading;
import io.globalkpi.alert.rule.Verdict;
import io.globalkpi.alert.rule.Why;
import io.globalkpi.schemas.alert.Breach;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Lets a rule look at a value, tells what changes, and keeps what the next look must know.
 *
 * <p>A value holds until the next one: publication skips what did not change. What it brings about by standing still is
 * decided at the point of the grid where it was due, whoever finds it, the clock or the next snapshot.
 */
final class Judge {

    /** History older than this is recorded and told to nobody; a cohort begins to age when it is ripe. */
    static final Duration HISTORY = Duration.ofHours(24);

    private final World world;
    private final DetectionCounters counters;
    private final Again again;
    private final Clock clock;
    private final Consumer<Breach> tell;

    Judge(World world, DetectionCounters counters, Clock clock, Consumer<Breach> tell) {
        this.world = world;
        this.counters = counters;
        this.again = new Again(world);
        this.clock = clock;
        this.tell = tell;
    }

    Reading reading(Breach value) {
        KpiTraits traits = world.traits();
        Duration ripening = traits.ripening(value.getKpi(), value.getKpiVersion());
        return Telling.reading(
                value,
                traits.isProportion(value.getKpi(), value.getKpiVersion()),
                value.getWindowEnd().plus(ripening).isBefore(clock.instant().minus(HISTORY)));
    }

    Watch judge(Watch watch, AlertRule rule, Breach value) {
        return judge(watch, rule, value, reading(value));
    }

    Watch judge(Watch watch, AlertRule rule, Breach value, Reading reading) {
        Verdict verdict = watch.health().look(rule, reading);
        verdict.change().ifPresent(change -> tell(graded(value, rule, change), change));
        return watch.with(verdict.health(), kept(verdict, rule, value));
    }

    /** What the value last seen brings about by itself, up to an instant. */
    Watch standStill(Watch watch, AlertRule rule, Instant until) {
        Watch now = watch;
        for (Optional<Due> due = due(now, rule, until); due.isPresent(); due = due(now, rule, until)) {
            Watch next = stood(now, rule, due.get());
            if (next.health().equals(now.health())) {
                return next;
            }
            now = next;
        }
        return now;
    }

    /** What holds and quiets bring comes before what is said again of what stands. */
    private Optional<Due> due(Watch watch, AlertRule rule, Instant until) {
        Optional<Due> changes = watch.health().due(rule).map(Due::change);
        return Stream.concat(changes.stream(), again.of(watch, rule).stream())
                .filter(due -> !due.at().isAfter(until))
                .min(Comparator.comparing(Due::at));
    }

    private Watch stood(Watch watch, AlertRule rule, Due due) {
        Breach last = watch.last();
        if (last == null) {
            return watch;
        }
        Breach value = at(last, due.at());
        return due.why().map(why -> sayAgain(watch, rule, value, why)).orElseGet(() -> judge(watch, rule, value));
    }

    private Watch sayAgain(Watch watch, AlertRule rule, Breach value, Why why) {
        if (!(watch.health() instanceof Breached breached)) {
            return watch;
        }
        Verdict verdict = breached.again(why, reading(value));
        verdict.change().ifPresent(change -> tell(graded(value, rule, change), change));
        return watch.with(verdict.health(), kept(verdict, rule, value));
    }

    private static Breach at(Breach last, Instant due) {
        return Breach.newBuilder(last)
                .setAt(due.isAfter(last.getAt()) ? due : last.getAt())
                .build();
    }

    /** Corrections come in a batch; what they come to is decided once the next new value, or quiet, shows that it is over. */
    Watch settle(Watch watch, Optional<AlertRule> rule) {
        Breach correction = watch.correction();
        if (correction == null) {
            return watch;
        }
        Verdict verdict = watch.health().settle();
        verdict.change()
                .ifPresent(change -> tell(
                        rule.map(known -> graded(correction, known, change)).orElse(correction), change));
        return watch.settled(verdict.health());
    }

    /** The rule went: nobody will see it recover. */
    Watch retract(Watch watch, Breach last, Instant now) {
        Verdict verdict = watch.health().retract(Grid.floor(now));
        verdict.change().ifPresent(change -> tell(last, change));
        return watch.with(verdict.health(), last);
    }

    private static Breach graded(Breach value, AlertRule rule, Change change) {
        return Telling.sure(
                Telling.graded(value, rule, change.level(), change.episode().gravest()), rule, change.level());
    }

    /** The value kept for later carries the gravest level, as an end that comes without its rule must tell it. */
    private static Breach kept(Verdict verdict, AlertRule rule, Breach value) {
        if (!(verdict.health() instanceof Breached breached)) {
            return value;
        }
        String gravest = breached.episode().gravest();
        return Telling.graded(value, rule, gravest, gravest);
    }

    private void tell(Breach graded, Change change) {
        Breach told = Telling.told(graded, world.owners(graded, change.at()), change);
        counters.told(told);
        tell.accept(told);
    }
}
