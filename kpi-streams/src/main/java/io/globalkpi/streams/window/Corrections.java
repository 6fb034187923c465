package io.globalkpi.streams.window;

import io.globalkpi.streams.measure.ByteSink;
import io.globalkpi.streams.measure.SlotMask;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Steps before the newest that late contributions changed: collected by slot, then rewritten together, as far as time allows.
 *
 * <p>What is being rewritten stays on record until all of it is: a restart in between begins it again.
 */
final class Corrections {

    private Map<Grain, LateSlots> collected = none();
    private Map<Grain, LateSlots> inHand = none();
    private final Deque<Rewriting> rewritings = new ArrayDeque<>();

    private static Map<Grain, LateSlots> none() {
        Map<Grain, LateSlots> none = new EnumMap<>(Grain.class);
        for (Grain grain : Grain.values()) {
            none.put(grain, new LateSlots());
        }
        return none;
    }

    void add(Grain grain, int slot, SlotMask slots) {
        of(collected, grain).add(slot, slots);
    }

    boolean isEmpty() {
        return isEmpty(collected) && isEmpty(inHand);
    }

    private static boolean isEmpty(Map<Grain, LateSlots> slots) {
        return slots.values().stream().allMatch(LateSlots::isEmpty);
    }

    /** Rewrites; true when nothing is left in hand. What is collected meanwhile waits for the next turn. */
    boolean rewrite(Collection<WindowCursor> cursors, Frontier frontier, StepSink sink, BooleanSupplier more) {
        if (rewritings.isEmpty()) {
            inHand = collected;
            collected = none();
            cursors.forEach(cursor -> rewritings.addAll(cursor.rewritings(of(inHand, cursor.grain()))));
        }
        while (!rewritings.isEmpty()) {
            if (!rewritings.element().go(frontier, sink, more)) {
                return false;
            }
            rewritings.remove();
        }
        inHand = none();
        return true;
    }

    void write(ByteSink out) {
        for (Grain grain : Grain.values()) {
            LateSlots late = of(collected, grain);
            LateSlots all = of(inHand, grain).isEmpty() ? late : late.and(of(inHand, grain));
            out.varint(all.size());
            all.forEach((slot, mask) -> {
                out.varint(slot);
                out.int64(mask.low());
                out.int64(mask.high());
            });
        }
    }

    void read(ByteBuffer in) {
        for (Grain grain : Grain.values()) {
            for (long left = ByteSink.readVarint(in); left > 0; left--) {
                int slot = (int) ByteSink.readVarint(in);
                add(grain, slot, new SlotMask(in.getLong(), in.getLong()));
            }
        }
    }

    private static LateSlots of(Map<Grain, LateSlots> slots, Grain grain) {
        return slots.computeIfAbsent(grain, key -> new LateSlots());
    }
}
