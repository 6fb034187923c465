package io.globalkpi.streams.kpi;

import io.globalkpi.schemas.measure.Measure;
import io.globalkpi.schemas.reference.Term;
import io.globalkpi.streams.measure.SlotMask;
import java.math.BigDecimal;
import java.util.List;

/** A sum of measures with whole factors, over the slots of a window's sums. */
final class LinearForm {

    /** Micro-units of money, and the finest that snapshots carry. */
    static final int SCALE = 6;

    private static final int SHARE_SCALE = 4;

    private final int[] slots;
    private final long[] factors;
    private final boolean money;

    private LinearForm(int[] slots, long[] factors, boolean money) {
        this.slots = slots;
        this.factors = factors;
        this.money = money;
    }

    /** @throws IllegalArgumentException if a measure is unknown, or money is added to counts */
    static LinearForm of(List<Term> terms) {
        int[] slots = terms.stream().mapToInt(LinearForm::slot).toArray();
        boolean money = slots.length > 0 && Measure.isMoney(slots[0]);
        for (int slot : slots) {
            if (Measure.isMoney(slot) != money) {
                throw new IllegalArgumentException("adds money to counts: " + terms);
            }
        }
        return new LinearForm(slots, terms.stream().mapToLong(Term::getFactor).toArray(), money);
    }

    private static int slot(Term term) {
        return Measure.slotOf(term.getMeasure())
                .orElseThrow(() -> new IllegalArgumentException("unknown measure " + term.getMeasure()));
    }

    SlotMask slots() {
        SlotMask mask = SlotMask.NONE;
        for (int slot : slots) {
            mask = mask.with(slot);
        }
        return mask;
    }

    boolean isEmpty() {
        return slots.length == 0;
    }

    /** Unscaled value; {@link #scale} says where the point is. */
    long sum(long[] sums) {
        long sum = 0;
        for (int i = 0; i < slots.length; i++) {
            sum = Math.addExact(sum, Math.multiplyExact(factors[i], sums[slots[i]]));
        }
        return sum;
    }

    /** Digits after the point: micro-units of money; counts are whole, or ten-thousandths where ownership is shared. */
    int scale(boolean countsInShares) {
        return money ? SCALE : countsInShares ? SHARE_SCALE : 0;
    }

    BigDecimal decimal(long unscaled, boolean countsInShares) {
        return BigDecimal.valueOf(unscaled, scale(countsInShares)).setScale(SCALE);
    }
}
