package io.globalkpi.local.rebuild;

import java.util.List;

/**
 * What came of holding two generations against each other.
 *
 * @param scopes of either
 * @param steps that are settled in both, as far as either says something new at them
 * @param different steps among them of which they do not say the same
 * @param running steps that are not over in both
 * @param missing steps that are over in the one in force and not yet in the other
 * @param differences value by value, the first of them
 */
public record Compared(
        long scopes, long steps, long different, long running, long missing, List<Difference> differences) {

    /** True when the one beside has come as far as the one in force. */
    public boolean isLevel() {
        return missing == 0;
    }

    public boolean isSame() {
        return different == 0;
    }

    @Override
    public String toString() {
        return String.format(
                "%,d scopes, %,d settled steps, %,d differ, %,d still running, %,d not there yet",
                scopes, steps, different, running, missing);
    }
}
