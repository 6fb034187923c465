package io.globalkpi.streams.window;

/** How fine panes are cut. Minutes and hours are UTC; days are local dates of the contribution's own site. */
public enum Grain {
    /** Kept ten days: the correction horizon of 8 days, a window of one day before it, and a day to spare. */
    MINUTE(60_000, 8, 10),
    /** Kept 50 days: the horizon of 35 days, two windows of 7 days before it, and a day to spare. */
    HOUR(3_600_000, 35, 50),
    /** Kept for good. */
    DAY(86_400_000, Integer.MAX_VALUE, Integer.MAX_VALUE);

    private static final long DAY_MILLIS = 86_400_000;

    private final long millis;
    private final int horizonDays;
    private final int keptDays;

    Grain(long millis, int horizonDays, int keptDays) {
        this.millis = millis;
        this.horizonDays = horizonDays;
        this.keptDays = keptDays;
    }

    /** Slot of an instant. For days only a nominal one, in UTC. */
    int slotOf(long time) {
        return (int) Math.floorDiv(time, millis);
    }

    /** End of a slot, epoch milliseconds; nominal for days. */
    long endOf(int slot) {
        return (slot + 1L) * millis;
    }

    /** True when a step that ended at a slot's begin is too old to be corrected. */
    boolean isFrozen(int endSlot, long frontier) {
        return this != DAY && endSlot * millis < frontier - horizonDays * DAY_MILLIS;
    }

    /** Slots before this are no longer needed. */
    int keptFrom(long frontier) {
        return this == DAY ? Integer.MIN_VALUE : slotOf(frontier - keptDays * DAY_MILLIS);
    }
}
