package io.globalkpi.streams.measure;

import io.globalkpi.schemas.measure.Measure;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A set of measure slots, in two words. */
public record SlotMask(long low, long high) {

    public static final SlotMask NONE = new SlotMask(0, 0);

    /** Slots that say how far to trust the others: every reader sees them. */
    public static final SlotMask NOTES = Arrays.stream(Measure.values())
            .filter(Measure::isNote)
            .map(note -> NONE.with(note.slot()))
            .reduce(NONE, SlotMask::or);

    /** Slots in a site's own currency. */
    public static final SlotMask LOCAL = IntStream.range(0, Measure.SLOTS)
            .filter(Measure::isLocal)
            .mapToObj(NONE::with)
            .reduce(NONE, SlotMask::or);

    public SlotMask with(int slot) {
        return slot < 64 ? new SlotMask(low | 1L << slot, high) : new SlotMask(low, high | 1L << (slot - 64));
    }

    public SlotMask or(SlotMask other) {
        return new SlotMask(low | other.low, high | other.high);
    }

    public boolean intersects(SlotMask other) {
        return (low & other.low) != 0 || (high & other.high) != 0;
    }

    public boolean contains(int slot) {
        return ((slot < 64 ? low >>> slot : high >>> (slot - 64)) & 1) != 0;
    }
}
