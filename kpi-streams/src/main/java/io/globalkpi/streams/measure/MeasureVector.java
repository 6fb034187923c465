package io.globalkpi.streams.measure;

import io.globalkpi.schemas.measure.Measure;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Amounts of the measures that are not zero, packed: a presence mask and the values in slot order.
 *
 * <p>A pane of one minute touches some twenty of a hundred slots, so that this takes a fifth of a plain array. Sums are exact:
 * an overflow of 63 bits throws, it never wraps.
 */
public final class MeasureVector {

    /** The mask has two words. */
    private static final int MOST_SLOTS = 128;

    static {
        if (Measure.SLOTS > MOST_SLOTS) {
            throw new IllegalStateException("the mask holds " + MOST_SLOTS + " slots, there are " + Measure.SLOTS);
        }
    }

    private long low;
    private long high;
    private long[] amounts = {};
    private int size;

    public MeasureVector() {}

    public MeasureVector(MeasureVector other) {
        low = other.low;
        high = other.high;
        size = other.size;
        amounts = Arrays.copyOf(other.amounts, other.size);
    }

    public void add(int slot, long amount) {
        if (amount == 0) {
            return;
        }
        int at = rank(slot);
        if (has(slot)) {
            amounts[at] = Math.addExact(amounts[at], amount);
        } else {
            insert(slot, at, amount);
        }
    }

    public void add(MeasureVector other) {
        merge(other, 1);
    }

    /** The sum of both, which stay as they are. */
    MeasureVector and(MeasureVector other) {
        MeasureVector sum = new MeasureVector(this);
        sum.add(other);
        return sum;
    }

    public void subtract(MeasureVector other) {
        merge(other, -1);
    }

    /** Takes an amount of every slot there is. */
    interface SlotConsumer {
        void accept(int slot, long amount);
    }

    /** Visits every slot that was ever added to, in order; its amount may be zero. */
    void forEach(SlotConsumer each) {
        int at = 0;
        for (long rest = low; rest != 0; rest &= rest - 1) {
            each.accept(Long.numberOfTrailingZeros(rest), amounts[at++]);
        }
        for (long rest = high; rest != 0; rest &= rest - 1) {
            each.accept(64 + Long.numberOfTrailingZeros(rest), amounts[at++]);
        }
    }

    SlotMask slotsTouched() {
        return new SlotMask(low, high);
    }

    void addTimes(MeasureVector other, long factor) {
        other.forEach((slot, amount) -> add(slot, Math.multiplyExact(amount, factor)));
    }

    private void merge(MeasureVector other, int sign) {
        makeRoomFor(other.low, other.high);
        if (low == other.low && high == other.high) { // as most contributions to one sum are alike
            for (int i = 0; i < size; i++) {
                amounts[i] = Math.addExact(amounts[i], times(sign, other.amounts[i]));
            }
            return;
        }
        int at = 0;
        for (long rest = other.low; rest != 0; rest &= rest - 1) {
            int mine = Long.bitCount(low & (Long.lowestOneBit(rest) - 1));
            amounts[mine] = Math.addExact(amounts[mine], times(sign, other.amounts[at++]));
        }
        int lows = Long.bitCount(low);
        for (long rest = other.high; rest != 0; rest &= rest - 1) {
            int mine = lows + Long.bitCount(high & (Long.lowestOneBit(rest) - 1));
            amounts[mine] = Math.addExact(amounts[mine], times(sign, other.amounts[at++]));
        }
    }

    private void makeRoomFor(long moreLow, long moreHigh) {
        if ((moreLow & ~low) == 0 && (moreHigh & ~high) == 0) {
            return;
        }
        long[] before = amounts;
        long lowBefore = low;
        long highBefore = high;
        low |= moreLow;
        high |= moreHigh;
        size = Long.bitCount(low) + Long.bitCount(high);
        amounts = new long[size];
        int at = 0;
        for (long rest = lowBefore; rest != 0; rest &= rest - 1) {
            amounts[Long.bitCount(low & (Long.lowestOneBit(rest) - 1))] = before[at++];
        }
        int lows = Long.bitCount(low);
        for (long rest = highBefore; rest != 0; rest &= rest - 1) {
            amounts[lows + Long.bitCount(high & (Long.lowestOneBit(rest) - 1))] = before[at++];
        }
    }

    /** Adds sign times this to a dense array of {@link Measure#SLOTS} sums. */
    public void addTo(long[] sums, int sign) {
        int at = 0;
        for (long rest = low; rest != 0; rest &= rest - 1) {
            int slot = Long.numberOfTrailingZeros(rest);
            sums[slot] = Math.addExact(sums[slot], times(sign, amounts[at++]));
        }
        for (long rest = high; rest != 0; rest &= rest - 1) {
            int slot = 64 + Long.numberOfTrailingZeros(rest);
            sums[slot] = Math.addExact(sums[slot], times(sign, amounts[at++]));
        }
    }

    private static long times(int sign, long amount) {
        return sign < 0 ? Math.negateExact(amount) : amount;
    }

    public long amount(int slot) {
        return has(slot) ? amounts[rank(slot)] : 0;
    }

    public boolean isZero() {
        for (int i = 0; i < size; i++) {
            if (amounts[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** The slots that are not zero. */
    public SlotMask slots() {
        long lowSet = 0;
        long highSet = 0;
        int at = 0;
        for (long rest = low; rest != 0; rest &= rest - 1) {
            lowSet |= amounts[at++] != 0 ? Long.lowestOneBit(rest) : 0;
        }
        for (long rest = high; rest != 0; rest &= rest - 1) {
            highSet |= amounts[at++] != 0 ? Long.lowestOneBit(rest) : 0;
        }
        return new SlotMask(lowSet, highSet);
    }

    /** This with every local amount left out: what scopes beyond one site may sum. */
    public MeasureVector withoutLocal() {
        MeasureVector rest = new MeasureVector();
        rest.low = low & ~SlotMask.LOCAL.low();
        rest.high = high & ~SlotMask.LOCAL.high();
        rest.amounts = new long[Long.bitCount(rest.low) + Long.bitCount(rest.high)];
        int at = 0;
        for (long left = low; left != 0; left &= left - 1, at++) {
            if ((Long.lowestOneBit(left) & SlotMask.LOCAL.low()) == 0) {
                rest.amounts[rest.size++] = amounts[at];
            }
        }
        for (long left = high; left != 0; left &= left - 1, at++) {
            if ((Long.lowestOneBit(left) & SlotMask.LOCAL.high()) == 0) {
                rest.amounts[rest.size++] = amounts[at];
            }
        }
        return rest;
    }

    public void write(ByteSink out) {
        SlotMask slots = slots();
        out.int64(slots.low());
        out.int64(slots.high());
        for (int i = 0; i < size; i++) {
            if (amounts[i] != 0) {
                out.varint(amounts[i]);
            }
        }
    }

    public static MeasureVector read(ByteBuffer in) {
        MeasureVector vector = new MeasureVector();
        vector.low = in.getLong();
        vector.high = in.getLong();
        vector.size = Long.bitCount(vector.low) + Long.bitCount(vector.high);
        vector.amounts = new long[vector.size];
        for (int i = 0; i < vector.size; i++) {
            vector.amounts[i] = ByteSink.readVarint(in);
        }
        return vector;
    }

    /** Adds sign times a written vector to a dense array of {@link Measure#SLOTS} sums. */
    public static void addTo(ByteBuffer in, long[] sums, int sign) {
        long low = in.getLong();
        long high = in.getLong();
        for (long rest = low; rest != 0; rest &= rest - 1) {
            int slot = Long.numberOfTrailingZeros(rest);
            sums[slot] = Math.addExact(sums[slot], times(sign, ByteSink.readVarint(in)));
        }
        for (long rest = high; rest != 0; rest &= rest - 1) {
            int slot = 64 + Long.numberOfTrailingZeros(rest);
            sums[slot] = Math.addExact(sums[slot], times(sign, ByteSink.readVarint(in)));
        }
    }

    private boolean has(int slot) {
        return ((slot < 64 ? low >>> slot : high >>> (slot - 64)) & 1) != 0;
    }

    private int rank(int slot) {
        return slot < 64
                ? Long.bitCount(low & ((1L << slot) - 1))
                : Long.bitCount(low) + Long.bitCount(high & ((1L << (slot - 64)) - 1));
    }

    private void insert(int slot, int at, long amount) {
        if (size == amounts.length) {
            amounts = Arrays.copyOf(amounts, size + Math.max(8, size / 2));
        }
        System.arraycopy(amounts, at, amounts, at + 1, size - at);
        amounts[at] = amount;
        size++;
        if (slot < 64) {
            low |= 1L << slot;
        } else {
            high |= 1L << (slot - 64);
        }
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof MeasureVector that)) {
            return false;
        }
        if (low == that.low && high == that.high) {
            return Arrays.equals(amounts, 0, size, that.amounts, 0, size);
        }
        long[] sums = new long[Measure.SLOTS]; // slots may be there with zero
        addTo(sums, 1);
        that.addTo(sums, -1);
        return Arrays.stream(sums).allMatch(sum -> sum == 0);
    }

    @Override
    public int hashCode() {
        long[] sums = new long[Measure.SLOTS];
        addTo(sums, 1);
        return Arrays.hashCode(sums);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (Measure measure : Measure.values()) {
            if (amount(measure.slot()) != 0) {
                text.append(text.length() > 1 ? ", " : "")
                        .append(measure.id())
                        .append('=')
                        .append(amount(measure.slot()));
            }
        }
        return text.append('}').toString();
    }
}
