package io.globalkpi.streams.window;

import io.globalkpi.streams.measure.Scope;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.ObjIntConsumer;

/** The panes of one scope, a series of each grain. */
final class PaneSeries {

    private final Map<Grain, Panes> series = new EnumMap<>(Grain.class);

    PaneSeries() {
        for (Grain grain : Grain.values()) {
            series.put(grain, new Panes());
        }
    }

    Panes of(Grain grain) {
        return Objects.requireNonNull(series.get(grain));
    }

    /**
     * Drops panes that are too old at a frontier.
     *
     * @param each told of every pane that is gone
     * @param more asked after every pane whether there is time for another
     * @return true when none is left
     */
    boolean dropOld(long frontier, ObjIntConsumer<Grain> each, BooleanSupplier more) {
        for (Grain grain : Grain.values()) {
            Panes old = of(grain);
            old.keepFrom(grain.keptFrom(frontier));
            for (OptionalInt slot = old.dropFirst(); slot.isPresent(); slot = old.dropFirst()) {
                each.accept(grain, slot.getAsInt());
                if (!more.getAsBoolean()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** How many are there. */
    long count() {
        return series.values().stream().mapToLong(Panes::count).sum();
    }

    /** Hands out what changed since the last call. */
    void drain(Scope scope, ScopeStore store) {
        series.forEach((grain, panes) -> panes.drain(chunk -> store.panes(scope, grain, chunk)));
    }
}
