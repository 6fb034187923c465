package io.globalkpi.streams.window;

import io.globalkpi.streams.measure.ByteSink;
import io.globalkpi.streams.measure.MeasureVector;
import io.globalkpi.streams.measure.Scope;
import io.globalkpi.streams.measure.SlotMask;
import java.nio.ByteBuffer;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * All panes and windows of one scope.
 *
 * <p>Panes take anything inside retention, at any time; nothing is dropped because it is late. Steps are closed by the frontier
 * alone. What changes a step that is not the newest is remembered by slot and corrected together.
 */
public final class ScopeWindows {

    private static final byte FORMAT = 1;

    private final Scope scope;
    private final Map<Grain, Panes> panes = new EnumMap<>(Grain.class);
    private final Map<Grain, TreeMap<Integer, SlotMask>> late = new EnumMap<>(Grain.class);
    private final Map<Window, WindowCursor> cursors = new EnumMap<>(Window.class);
    private final Map<String, ZoneId> zones = new TreeMap<>();
    private boolean started;
    private boolean changed = true;

    public ScopeWindows(Scope scope, WindowPlan plan) {
        this.scope = scope;
        for (Grain grain : Grain.values()) {
            panes.put(grain, new Panes());
            late.put(grain, new TreeMap<>());
        }
        for (Window window : Window.values()) {
            cursors.put(window, new WindowCursor(scope, window, pane(window.grain()), plan));
        }
    }

    public Scope scope() {
        return scope;
    }

    /** Zone of the scope's sites, the only one or the first by name. */
    public ZoneId zone() {
        return zones.values().iterator().next();
    }

    public boolean hasOneZone() {
        return zones.size() == 1;
    }

    /** Takes contributions of a site in a zone. */
    public void add(Cell cell, MeasureVector amounts, String zone) {
        zones.computeIfAbsent(zone, ZoneId::of);
        SlotMask slots = amounts.slots();
        for (Grain grain : Grain.values()) {
            int slot = cell.slot(grain);
            if (cell.reaches(grain) && pane(grain).add(slot, amounts) && isLate(grain, slot, amounts, slots)) {
                lateSlots(grain).merge(slot, slots, SlotMask::or);
            }
        }
        changed = true;
    }

    private boolean isLate(Grain grain, int slot, MeasureVector amounts, SlotMask slots) {
        if (!started) {
            return true;
        }
        boolean late = false;
        for (Map.Entry<Window, WindowCursor> entry : cursors.entrySet()) {
            if (entry.getKey().grain() == grain) {
                late |= entry.getValue().add(slot, amounts, slots);
            }
        }
        return late;
    }

    /**
     * Moves every window towards the frontier.
     *
     * @param more asked after every step whether there is time for another
     * @return true when all windows have arrived
     */
    public boolean advance(long frontier, StepSink sink, java.util.function.BooleanSupplier more) {
        Frontier at = Frontier.of(frontier, zones.values());
        if (!started) {
            cursors.values().forEach(cursor -> cursor.start(at));
            started = true;
            changed = true;
        }
        for (WindowCursor cursor : cursors.values()) {
            while (cursor.advance(at, sink)) {
                changed = true;
                if (!more.getAsBoolean()) {
                    return false;
                }
            }
        }
        forget(frontier);
        return true;
    }

    private void forget(long frontier) {
        for (Grain grain : Grain.values()) {
            pane(grain).keepFrom(grain.keptFrom(frontier));
        }
    }

    /** Shows what changed in the running steps. */
    public void showOpen(long frontier, StepSink sink) {
        if (started) {
            Frontier at = Frontier.of(frontier, zones.values());
            for (WindowCursor cursor : cursors.values()) {
                changed |= cursor.showOpen(at, sink);
            }
        }
    }

    public boolean hasCorrections() {
        return started && late.values().stream().anyMatch(slots -> !slots.isEmpty());
    }

    /** Rewrites the steps that late contributions changed. */
    public void correct(long frontier, StepSink sink) {
        Frontier at = Frontier.of(frontier, zones.values());
        cursors.forEach((window, cursor) -> cursor.correct(lateSlots(window.grain()), at, sink));
        late.values().forEach(TreeMap::clear);
        changed = true;
    }

    /** True when every running sum is what the panes say. */
    public boolean isSound() {
        return !started || cursors.values().stream().allMatch(WindowCursor::isSound);
    }

    /** Hands out panes and position changed since the last call. */
    public void drain(ScopeStore store) {
        if (!changed) {
            return;
        }
        panes.forEach((grain, series) -> series.drain((slot, pane) -> store.pane(scope, grain, slot, pane)));
        store.position(scope, position());
        changed = false;
    }

    private byte[] position() {
        ByteSink out = new ByteSink(128);
        out.int8(FORMAT);
        out.int8(started ? 1 : 0);
        out.varint(zones.size());
        zones.keySet().forEach(out::text);
        late.values().forEach(slots -> {
            out.varint(slots.size());
            slots.forEach((slot, mask) -> {
                out.varint(slot);
                out.int64(mask.low());
                out.int64(mask.high());
            });
        });
        if (started) {
            cursors.values().forEach(cursor -> cursor.write(out));
        }
        return out.toBytes();
    }

    /** Puts back a stored pane. All panes come before the position. */
    public void loadPane(Grain grain, int slot, MeasureVector pane) {
        pane(grain).load(slot, pane);
    }

    /** Puts back the stored position. */
    public void loadPosition(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte format = in.get();
        if (format != FORMAT) {
            throw new IllegalStateException(
                    "position of " + scope + " has format " + format + ", this version reads " + FORMAT);
        }
        started = in.get() == 1;
        Map<String, ZoneId> read = new LinkedHashMap<>();
        for (long left = ByteSink.readVarint(in); left > 0; left--) {
            String zone = ByteSink.readText(in);
            read.put(zone, ZoneId.of(zone));
        }
        zones.putAll(read);
        for (Grain grain : Grain.values()) {
            for (long left = ByteSink.readVarint(in); left > 0; left--) {
                int slot = (int) ByteSink.readVarint(in);
                lateSlots(grain).put(slot, new SlotMask(in.getLong(), in.getLong()));
            }
        }
        if (started) {
            cursors.values().forEach(cursor -> cursor.read(in));
        }
        changed = false;
    }

    private Panes pane(Grain grain) {
        return panes.computeIfAbsent(grain, key -> new Panes());
    }

    private TreeMap<Integer, SlotMask> lateSlots(Grain grain) {
        return late.computeIfAbsent(grain, key -> new TreeMap<>());
    }
}
