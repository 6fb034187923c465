package io.globalkpi.ingest.pull.plan;

import io.globalkpi.ingest.platform.FeedPlan.Sweep;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Reach;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.pull.plan.Position.SweepMark;
import io.globalkpi.ingest.pull.plan.Position.Under;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Says which slice of a job is under way, when its next step is due, and where the job stands after it.
 *
 * <p>First what is under way, then what was named, then what is new, then the sweeps. A sweep begins to count when the first
 * pull has caught up, which covered its range.
 */
public final class Planner {

    private static final int MOST_NAMED = 50;
    private static final String SWEEP = "SWEEP-";

    private final JobPlan plan;
    private final Spans spans;

    public Planner(JobPlan plan) {
        this.plan = plan;
        this.spans = new Spans(plan.feed(), plan.shop());
    }

    /** The slice that is to be worked on now; empty if nothing is due. */
    public Optional<Under> next(Position position, Wanted wanted, Instant now) {
        Under under = position.under();
        if (under != null) {
            return Optional.of(under)
                    .filter(slice ->
                            slice.notBefore() == null || !slice.notBefore().isAfter(now));
        }
        if (plan.feed().names() && !wanted.ids().isEmpty()) {
            List<String> first = wanted.ids().stream().limit(MOST_NAMED).toList();
            return Optional.of(Under.begin(Under.NAMED, Slice.named(first, now), now));
        }
        if (!newsAt(position, wanted, now).isAfter(now)) {
            return Optional.of(Under.begin(Under.NEWS, news(position, now), now));
        }
        return IntStream.range(0, plan.feed().sweeps().size())
                .mapToObj(place -> sweep(position, place, now))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** When the next step is due; the far future if it is not known yet. */
    public Instant dueAt(Position position, Wanted wanted, Instant now) {
        Under under = position.under();
        if (under != null) {
            return under.notBefore() == null ? now : under.notBefore();
        }
        if (plan.feed().names() && !wanted.ids().isEmpty()) {
            return now;
        }
        Instant due = newsAt(position, wanted, now);
        for (int place = 0; place < plan.feed().sweeps().size(); place++) {
            Instant sweep = sweepAt(position, place);
            due = sweep.isBefore(due) ? sweep : due;
        }
        return due;
    }

    /** Where the job stands after a step of that slice. */
    public Position after(Position position, Under under, Pulled<?> pulled) {
        long seen = under.seen(pulled);
        Long expected = pulled.expected() == null ? under.expected() : pulled.expected();
        if (pulled.next() != null) {
            return position.under(new Under(
                    under.why(),
                    under.reach(),
                    under.from(),
                    under.to(),
                    under.ids(),
                    pulled.next(),
                    pulled.notBefore(),
                    under.begunAt(),
                    seen,
                    expected,
                    under.target()));
        }
        return switch (under.why()) {
            case Under.NAMED -> position.under(null);
            case Under.NEWS -> covered(position, under);
            default -> swept(position, under);
        };
    }

    private Position covered(Position position, Under under) {
        boolean caughtUp = !under.to().isBefore(ripe(under.begunAt()));
        Position after = position.news(under.to(), caughtUp ? under.begunAt() : null);
        if (caughtUp && position.ranAt() == null) {
            Map<String, SweepMark> marks = new HashMap<>();
            IntStream.range(0, plan.feed().sweeps().size())
                    .forEach(place -> marks.put(SWEEP + place, new SweepMark(under.begunAt(), null, null)));
            return new Position(after.watermark(), after.ranAt(), marks, null, after.days());
        }
        return after;
    }

    private static Position swept(Position position, Under under) {
        boolean done = under.target() == null || !under.to().isBefore(under.target());
        return position.sweep(
                under.why(),
                done
                        ? new SweepMark(under.begunAt(), null, null)
                        : new SweepMark(mark(position, under.why()).doneAt(), under.to(), under.target()));
    }

    private Instant newsAt(Position position, Wanted wanted, Instant now) {
        boolean snapshot = plan.feed().reach() == Reach.SNAPSHOT;
        Instant from = start(position, now);
        if (!snapshot && !from.isBefore(ripe(now))) {
            Instant ripeAt = spans.ripeAfter(now);
            Instant next = position.ranAt() == null ? ripeAt : plan.schedule().after(position.ranAt());
            return next.isAfter(ripeAt) ? next : ripeAt;
        }
        boolean behind = !snapshot
                && spans.cut(plan.feed().reach(), from, ripe(now)).to().isBefore(ripe(now));
        if (behind || wanted.soon() || position.ranAt() == null) {
            return now;
        }
        return plan.schedule().after(position.ranAt());
    }

    private Slice news(Position position, Instant now) {
        if (plan.feed().reach() == Reach.SNAPSHOT) {
            return Slice.of(Reach.SNAPSHOT, now, now);
        }
        Instant from = start(position, now);
        Instant begin = spans.floor(plan.begin(now));
        Instant overlapped = position.watermark() == null
                ? from
                : spans.back(from, plan.feed().overlap());
        return spans.cut(plan.feed().reach(), overlapped.isBefore(begin) ? begin : overlapped, ripe(now));
    }

    private Instant start(Position position, Instant now) {
        return spans.floor(position.watermark() == null ? plan.begin(now) : position.watermark());
    }

    private Instant ripe(Instant now) {
        return plan.feed().reach() == Reach.SNAPSHOT ? now : spans.ripe(now);
    }

    private Instant sweepAt(Position position, int place) {
        SweepMark mark = mark(position, SWEEP + place);
        if (mark.reached() != null) {
            return Instant.EPOCH;
        }
        return mark.doneAt() == null
                ? Instant.MAX
                : mark.doneAt().plus(plan.feed().sweeps().get(place).every());
    }

    private Optional<Under> sweep(Position position, int place, Instant now) {
        if (sweepAt(position, place).isAfter(now) || position.watermark() == null) {
            return Optional.empty();
        }
        Sweep sweep = plan.feed().sweeps().get(place);
        SweepMark mark = mark(position, SWEEP + place);
        Instant target = mark.target() == null ? position.watermark() : mark.target();
        Instant from = mark.reached() == null ? spans.back(target, sweep.back()) : mark.reached();
        return Optional.of(Under.begin(SWEEP + place, spans.cut(sweep.reach(), from, target), now)
                .endingAt(target));
    }

    private static SweepMark mark(Position position, String why) {
        return position.sweeps().getOrDefault(why, new SweepMark(null, null, null));
    }
}
