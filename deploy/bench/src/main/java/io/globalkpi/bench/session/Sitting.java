package io.globalkpi.bench.session;

import io.globalkpi.bench.measure.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Contenders take turns, round by round, so that what else the machine does meets all of them alike. The first of them, the limit,
 * also ends the sitting.
 */
final class Sitting {

    private static final Logger LOG = LoggerFactory.getLogger(Sitting.class);

    private final Path work;
    private final Consumer<String> say;
    private final List<Run> runs = new ArrayList<>();

    Sitting(Path work, Consumer<String> say) {
        this.work = work;
        this.say = say;
    }

    List<Run> hold(List<Contender> contenders, int rounds) throws InterruptedException {
        inTurns(contenders, rounds);
        if (contenders.size() > 1) {
            turn(contenders.get(0), "after the last round");
        }
        return runs;
    }

    /** Without a limit, where each brings its own. */
    List<Run> inTurns(List<Contender> contenders, int rounds) throws InterruptedException {
        for (int round = 1; round <= rounds; round++) {
            for (Contender contender : contenders) {
                turn(contender, "round " + round + " of " + rounds);
            }
        }
        return runs;
    }

    private void turn(Contender contender, String when) throws InterruptedException {
        say.accept("\n" + contender.name() + ", " + when);
        Run run = run(contender);
        runs.add(run);
        run.figures().forEach((name, value) -> say.accept(String.format(Locale.ROOT, "  %-30s %,.3f", name, value)));
        run.notes().forEach(note -> say.accept("  " + note));
    }

    private Run run(Contender contender) throws InterruptedException {
        try {
            return contender.run(work.resolve(contender.name()));
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) { // one that fails must not take the results of the others with it
            LOG.warn("{} failed", contender.name(), e);
            return new Run(contender.name(), false, Map.of(), List.of("FAILED: " + e.getMessage()));
        }
    }
}
