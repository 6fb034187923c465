package io.globalkpi.ingest.pull;

import io.globalkpi.ingest.platform.Wake;
import io.globalkpi.ingest.pull.plan.Position.Under;
import io.globalkpi.ingest.pull.plan.Wanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a job was woken for and has not attended to yet. For any number of threads. */
final class Wants {

    /**
     * One wake.
     *
     * @param offset of the change it came by; null if it came another way
     */
    private record Want(
            Instant since, Set<String> ids, @Nullable Long offset) {}

    private final boolean names;
    private final List<Want> open = new ArrayList<>();

    /** @param names true if things can be pulled by id */
    Wants(boolean names) {
        this.names = names;
    }

    synchronized void add(Wake wake, @Nullable Long offset, Instant now) {
        Set<String> ids = names ? new LinkedHashSet<>(wake.ids()) : Set.of();
        open.add(new Want(now, ids, offset));
    }

    synchronized Wanted wanted() {
        Set<String> ids = new LinkedHashSet<>();
        open.forEach(want -> ids.addAll(want.ids()));
        boolean soon = open.stream().anyMatch(want -> want.ids().isEmpty());
        return new Wanted(soon, List.copyOf(ids));
    }

    /** A slice is covered: what it brought need not be asked for again. */
    synchronized void attended(Under under) {
        if (under.why().equals(Under.NAMED)) {
            open.removeIf(want -> !want.ids().isEmpty() && removed(want, under.ids()));
        } else if (under.why().equals(Under.NEWS)) {
            open.removeIf(want -> want.ids().isEmpty() && !want.since().isAfter(under.begunAt()));
        }
    }

    private static boolean removed(Want want, List<String> ids) {
        ids.forEach(want.ids()::remove);
        return want.ids().isEmpty();
    }

    /** Of the changes not attended to yet the first. */
    synchronized OptionalLong firstOffset() {
        return open.stream()
                .map(Want::offset)
                .filter(offset -> offset != null)
                .mapToLong(Long::longValue)
                .min();
    }
}
