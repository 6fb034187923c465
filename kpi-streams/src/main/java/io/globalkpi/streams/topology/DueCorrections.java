package io.globalkpi.streams.topology;

import io.globalkpi.streams.measure.Scope;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Which scopes have closed steps to correct, and when it is their turn: once a scope has fallen quiet there is nothing to collect
 * any more; while it has not, it waits its time. Who has waited longest goes first.
 *
 * <p>Times are nanoseconds of one monotonic clock.
 */
final class DueCorrections {

    /** @param since when the first change came, {@param last} when the latest */
    private record Waiting(long since, long last) {}

    private final Pace pace;
    private final Map<Scope, Waiting> scopes = new LinkedHashMap<>();

    DueCorrections(Pace pace) {
        this.pace = pace;
    }

    void changed(Scope scope, long now) {
        scopes.merge(scope, new Waiting(now, now), (before, after) -> new Waiting(before.since(), after.last()));
    }

    /**
     * Visits scopes whose turn it is, one after the other.
     *
     * @param ready false for a scope that has to do something else first, and keeps its turn
     * @param correct corrects a scope; false when time is up before it is done, which ends the visits and keeps its turn
     * @param more true for a scope that was changed again while it was being corrected, and waits for another turn
     */
    void visit(long now, Predicate<Scope> ready, Predicate<Scope> correct, Predicate<Scope> more) {
        List<Scope> again = new ArrayList<>();
        Iterator<Map.Entry<Scope, Waiting>> all = scopes.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<Scope, Waiting> one = all.next();
            if (isDue(one.getValue(), now) && ready.test(one.getKey())) {
                if (!correct.test(one.getKey())) {
                    break;
                }
                all.remove();
                if (more.test(one.getKey())) {
                    again.add(one.getKey());
                }
            }
        }
        again.forEach(scope -> changed(scope, now));
    }

    /** How many scopes wait. */
    int count() {
        return scopes.size();
    }

    /** Since when the scope has waited that waits longest. */
    OptionalLong oldest() {
        return scopes.values().stream().mapToLong(Waiting::since).min();
    }

    private boolean isDue(Waiting scope, long now) {
        return now - scope.last() >= pace.quiet().toNanos()
                || now - scope.since() >= pace.correct().toNanos();
    }
}
