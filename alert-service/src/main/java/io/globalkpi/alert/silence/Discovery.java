package io.globalkpi.alert.silence;

import io.globalkpi.schemas.alert.Breach;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How much of what is told at once may be chance: the step-up procedure of Benjamini and Hochberg (1995) over all that stands
 * under the rules that ask for it, whether told or not.
 *
 * <p>A round is all their looks, one for each rule and scope. Of m looks the k with the smallest chances count if the k-th is
 * k/m of the share allowed, or less. The shops of one company mostly rise and fall together; for looks that hang together in
 * this way the bound holds as well (Benjamini and Yekutieli 2001).
 *
 * <p>The chances are kept in order, so that a round over n breaches costs n log n and not a sort for each. One thread.
 */
public final class Discovery {

    private record Round(double share, long looks) {}

    private final Map<String, Double> chances = new HashMap<>();
    private final Map<Round, Double> limits = new HashMap<>();
    private double[] sorted = {};

    /** Something stands, or stands otherwise. */
    public void stands(Breach breach) {
        ended(breach.getBreach());
        if (asks(breach)) {
            chances.put(breach.getBreach(), breach.getChance());
            sorted = with(sorted, breach.getChance());
            limits.clear();
        }
    }

    public void ended(String breach) {
        Double chance = chances.remove(breach);
        if (chance != null) {
            sorted = without(sorted, chance);
            limits.clear();
        }
    }

    /**
     * Why a breach may be chance among so many looks, in words; empty when it counts, or its rule does not ask.
     *
     * @param looks of one round
     */
    public Optional<String> doubts(Breach breach, long looks) {
        if (!asks(breach)) {
            return Optional.empty();
        }
        double limit = limit(breach, looks);
        return breach.getChance() <= limit
                ? Optional.empty()
                : Optional.of("may be chance: one in %.0f, and among %d looks one in %.0f counts"
                        .formatted(1 / breach.getChance(), looks, 1 / limit));
    }

    private static boolean asks(Breach breach) {
        return breach.getFalseDiscovery() > 0 && breach.getChance() != null;
    }

    /** The limit among all that stands and the breach, which may not be known to stand, or not as it does now. */
    private double limit(Breach breach, long looks) {
        Double known = chances.get(breach.getBreach());
        if (breach.getChance().equals(known)) {
            return limits.computeIfAbsent(
                    new Round(breach.getFalseDiscovery(), looks), round -> limit(sorted, looks, round.share()));
        }
        return limit(
                with(known == null ? sorted : without(sorted, known), breach.getChance()),
                looks,
                breach.getFalseDiscovery());
    }

    /** @param chances from the smallest */
    static double limit(double[] chances, long looks, double share) {
        long all = Math.max(looks, chances.length);
        for (int k = chances.length; k > 1; k--) {
            double limit = share * k / all;
            if (chances[k - 1] <= limit) {
                return limit;
            }
        }
        return share / all;
    }

    private static double[] with(double[] sorted, double chance) {
        int found = Arrays.binarySearch(sorted, chance);
        int at = found < 0 ? -found - 1 : found;
        double[] more = Arrays.copyOf(sorted, sorted.length + 1);
        System.arraycopy(sorted, at, more, at + 1, sorted.length - at);
        more[at] = chance;
        return more;
    }

    private static double[] without(double[] sorted, double chance) {
        int at = Arrays.binarySearch(sorted, chance);
        double[] fewer = Arrays.copyOf(sorted, sorted.length - 1);
        System.arraycopy(sorted, at + 1, fewer, at, sorted.length - at - 1);
        return fewer;
    }
}
