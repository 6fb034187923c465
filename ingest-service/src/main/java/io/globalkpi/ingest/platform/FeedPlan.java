package io.globalkpi.ingest.platform;

import io.globalkpi.schemas.topic.EventKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a feed is pulled when. Every duration is a default: a job may set its own by the name of the component, sweeps
 * as {@code sweeps: PT24H=P30D, P7D=P90D}.
 *
 * <p>The machinery cuts the time up to now into slices, each beginning {@code overlap} before the end of the last, and
 * pulls them in order. Sweeps look back further for what changes without saying so, or was missed.
 *
 * @param name unique in its platform, such as returns-fba; the name a job gives
 * @param kind what its events are; null for a feed that only wakes others or finds reference data
 * @param reach of its ordinary slices
 * @param every how often it is pulled where a job sets no schedule
 * @param settle what is younger than this is not asked for yet
 * @param overlap how far a slice reaches back behind the last one; of dates how many days are asked for again
 * @param longest the longest slice the platform answers
 * @param history how far back the first pull begins where a job does not say {@code from}
 * @param sweeps what is pulled again, beyond the overlap
 * @param names true if single things can be pulled by id ({@link Reach#NAMED})
 * @param pushed true if pushes, messages or other feeds may wake it; no other feed is woken
 */
public record FeedPlan(
        String name,
        @Nullable EventKind kind,
        Reach reach,
        Duration every,
        Duration settle,
        Duration overlap,
        Duration longest,
        Duration history,
        List<Sweep> sweeps,
        boolean names,
        boolean pushed) {

    /**
     * A look back.
     *
     * @param reach by which time
     * @param every how often
     * @param back how far
     */
    public record Sweep(Reach reach, Duration every, Duration back) {}

    public FeedPlan {
        sweeps = List.copyOf(sweeps);
        if (every.isNegative() || every.isZero() || longest.isNegative() || longest.isZero()) {
            throw new IllegalArgumentException("every and longest must be longer than zero, feed " + name);
        }
        if (overlap.isNegative() || settle.isNegative() || overlap.compareTo(longest) >= 0) {
            throw new IllegalArgumentException("overlap must be from zero to below longest, feed " + name);
        }
    }

    /** By update time, every five minutes with half an hour of overlap, days at a time. */
    public static FeedPlan updates(String name, EventKind kind) {
        return new FeedPlan(
                name,
                kind,
                Reach.UPDATED,
                Duration.ofMinutes(5),
                Duration.ZERO,
                Duration.ofMinutes(30),
                Duration.ofDays(7),
                Duration.ofDays(30),
                List.of(),
                false,
                false);
    }

    /** By the time things were created or posted, hourly, days at a time. */
    public static FeedPlan postings(String name, EventKind kind) {
        return updates(name, kind).reach(Reach.CREATED).every(Duration.ofHours(1));
    }

    /** Rows of whole dates, one date at a time, some hours after its end; sweeps say how far back rows are restated. */
    public static FeedPlan dates(String name, EventKind kind) {
        return new FeedPlan(
                name,
                kind,
                Reach.DATES,
                Duration.ofHours(6),
                Duration.ofHours(6),
                Duration.ZERO,
                Duration.ofDays(1),
                Duration.ofDays(30),
                List.of(),
                false,
                false);
    }

    /** All there is, as it is now. */
    public static FeedPlan snapshots(String name, EventKind kind) {
        return updates(name, kind)
                .reach(Reach.SNAPSHOT)
                .every(Duration.ofHours(6))
                .overlap(Duration.ZERO);
    }

    /** A queue, folder or list that is looked into again and again; its events, if any, are of no one kind. */
    public static FeedPlan watch(String name, @Nullable EventKind kind) {
        return new FeedPlan(
                name,
                kind,
                Reach.SNAPSHOT,
                Duration.ofMinutes(1),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofDays(1),
                Duration.ZERO,
                List.of(),
                false,
                false);
    }

    public FeedPlan reach(Reach by) {
        return new FeedPlan(name, kind, by, every, settle, overlap, longest, history, sweeps, names, pushed);
    }

    public FeedPlan every(Duration duration) {
        return new FeedPlan(name, kind, reach, duration, settle, overlap, longest, history, sweeps, names, pushed);
    }

    public FeedPlan settle(Duration duration) {
        return new FeedPlan(name, kind, reach, every, duration, overlap, longest, history, sweeps, names, pushed);
    }

    public FeedPlan overlap(Duration duration) {
        return new FeedPlan(name, kind, reach, every, settle, duration, longest, history, sweeps, names, pushed);
    }

    public FeedPlan longest(Duration duration) {
        return new FeedPlan(name, kind, reach, every, settle, overlap, duration, history, sweeps, names, pushed);
    }

    public FeedPlan history(Duration duration) {
        return new FeedPlan(name, kind, reach, every, settle, overlap, longest, duration, sweeps, names, pushed);
    }

    public FeedPlan sweep(Reach by, Duration often, Duration back) {
        List<Sweep> more = new ArrayList<>(sweeps);
        more.add(new Sweep(by, often, back));
        return new FeedPlan(name, kind, reach, every, settle, overlap, longest, history, more, names, pushed);
    }

    /** Single things can be pulled by id. */
    public FeedPlan named() {
        return new FeedPlan(name, kind, reach, every, settle, overlap, longest, history, sweeps, true, pushed);
    }

    /** Pushes, messages or other feeds may wake it. */
    public FeedPlan woken() {
        return new FeedPlan(name, kind, reach, every, settle, overlap, longest, history, sweeps, names, true);
    }
}
