package io.globalkpi.alert.route;

import io.globalkpi.alert.Samples;
import io.globalkpi.alert.SettableClock;
import io.globalkpi.alert.shelf.MapShelf;
import io.globalkpi.schemas.alert.Ack;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.table.ReferenceData;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** A planner as a test runs it: maps for stores, a clock to turn, what it published to look at. */
public final class Plan {

    public final List<Notice> notices = new ArrayList<>();
    final TreeMap<String, Notice> tellings = new TreeMap<>();
    private final SettableClock clock;
    private final Planner planner;
    private ReferenceData reference;

    public Plan(Instant now, SpecificRecord... rows) {
        clock = new SettableClock(now);
        reference = Samples.reference(rows);
        planner = new Planner(
                new Directory(() -> reference),
                new Standing(new MapShelf<>(), new MapShelf<>(tellings), new MapShelf<>()),
                new AnswerCounters(new SimpleMeterRegistry()),
                clock,
                notices::add);
    }

    void apply(SpecificRecord... rows) {
        reference = Samples.reference(rows);
    }

    public void heard(Breach breach) {
        planner.heard(breach);
    }

    void heardElsewhere(Breach breach) {
        planner.heardElsewhere(breach);
    }

    void answered(Ack ack) {
        planner.answered(ack);
    }

    /** As the streams do after so long. */
    public void after(Duration time) {
        clock.set(clock.instant().plus(time));
        planner.tick();
    }

    /** State, kind and destination of everything published since the last time it was asked. */
    List<String> news() {
        List<String> news = notices.stream()
                .map(notice -> notice.getState() + " " + notice.getKind() + " "
                        + notice.getContent().getState() + " " + notice.getDestination())
                .toList();
        notices.clear();
        return news;
    }
}
