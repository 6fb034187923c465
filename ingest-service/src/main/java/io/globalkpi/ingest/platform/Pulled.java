package io.globalkpi.ingest.platform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a step brought. It and the cursor are committed in one transaction.
 *
 * @param items what the platform sent, in its order; as many as it likes, the machinery cuts transactions
 * @param rejections what could not even be read or placed
 * @param next cursor of the next step; null when the slice is covered
 * @param notBefore the next step is not made before this (a report is not ready); null: at once
 * @param expected how many items the platform says the whole slice has; null if it does not say
 * @param wakes feeds that have something new, as a queue of notifications tells
 * @param found rows of reference data (costs, owners, stock keeping units) for a person to look at and apply
 */
public record Pulled<W>(
        List<Sent<W>> items,
        List<Rejection> rejections,
        @Nullable String next,
        @Nullable Instant notBefore,
        @Nullable Long expected,
        List<Wake> wakes,
        List<FoundRow> found) {

    public Pulled {
        items = List.copyOf(items);
        rejections = List.copyOf(rejections);
        wakes = List.copyOf(wakes);
        found = List.copyOf(found);
    }

    /** A page after which there is more. */
    public static <W> Pulled<W> page(List<Sent<W>> items, String next) {
        return new Pulled<>(items, List.of(), next, null, null, List.of(), List.of());
    }

    /** The last page: the slice is covered. */
    public static <W> Pulled<W> last(List<Sent<W>> items) {
        return new Pulled<>(items, List.of(), null, null, null, List.of(), List.of());
    }

    /** A page, or the last one if there is no next cursor. */
    public static <W> Pulled<W> of(List<Sent<W>> items, @Nullable String next) {
        return new Pulled<>(items, List.of(), next, null, null, List.of(), List.of());
    }

    /** Nothing yet: go on from the cursor, not before that instant. */
    public static <W> Pulled<W> later(String next, Instant notBefore) {
        return new Pulled<>(List.of(), List.of(), next, notBefore, null, List.of(), List.of());
    }

    /** The same, and the platform says how many items the whole slice has. */
    public Pulled<W> expecting(long total) {
        return new Pulled<>(items, rejections, next, notBefore, total, wakes, found);
    }

    /** The same, with items that could not be read or placed. */
    public Pulled<W> refusing(List<Rejection> more) {
        return new Pulled<>(items, joined(rejections, more), next, notBefore, expected, wakes, found);
    }

    /** The same, and these feeds have something new. */
    public Pulled<W> waking(List<Wake> more) {
        return new Pulled<>(items, rejections, next, notBefore, expected, joined(wakes, more), found);
    }

    /** The same, with rows of reference data. */
    public Pulled<W> finding(List<FoundRow> more) {
        return new Pulled<>(items, rejections, next, notBefore, expected, wakes, joined(found, more));
    }

    /** True when the slice is covered. */
    public boolean isLast() {
        return next == null;
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
