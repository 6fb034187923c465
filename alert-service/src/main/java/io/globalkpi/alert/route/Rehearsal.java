package io.globalkpi.alert.route;

import io.globalkpi.alert.shelf.MapShelf;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.table.ReferenceData;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * Who would have been told: the planning that {@link NoticePlanning} lays into the streams, in memory and by a clock of the
 * caller's. Nobody is told, and nobody answers. One thread.
 */
public final class Rehearsal {

    private final Standing standing = new Standing(new MapShelf<>(), new MapShelf<>(), new MapShelf<>());
    private final Planner planner;

    public Rehearsal(ReferenceData reference, Clock clock, Consumer<Notice> planned) {
        this.planner = new Planner(
                new Directory(() -> reference),
                standing,
                new AnswerCounters(new SimpleMeterRegistry()),
                clock,
                planned);
    }

    public void heard(Breach breach) {
        if (News.bearsOnOthers(breach)) {
            planner.heardElsewhere(breach);
        }
        planner.heard(breach);
    }

    public void tick() {
        planner.tick();
    }

    /** Whether no tick can bring anything before the next breach. */
    public boolean isAtRest() {
        return standing.tellings().isEmpty();
    }
}
