package io.globalkpi.alert.silence;

import io.globalkpi.schemas.alert.Breach;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How much of what is told at once may be chance: the step-up procedure of Benjamini and Hochberg (1995) over all that stands
 * under the rules that ask for it.
 *
 * <p>A round is all their looks, one for each rule and scope. Of m looks the k with the smallest chances count if the k-th is
 * k/m of the share allowed, or less. The shops of one company mostly rise and fall together; for looks that hang together in
 * this way the bound holds as well (Benjamini and Yekutieli 2001).
 */
public final class Discovery {

    private Discovery() {}

    /**
     * Why a breach may be chance among so many looks, in words; empty when it counts, or its rule does not ask.
     *
     * @param standing all that stands under such rules, whether told or not
     * @param looks of one round
     */
    public static Optional<String> of(Breach breach, Collection<Breach> standing, long looks) {
        Double chance = breach.getChance();
        if (breach.getFalseDiscovery() == 0 || chance == null) {
            return Optional.empty();
        }
        List<Double> chances = Stream.concat(
                        Stream.of(breach),
                        standing.stream().filter(other -> !other.getBreach().equals(breach.getBreach())))
                .filter(one -> one.getFalseDiscovery() > 0)
                .map(Breach::getChance)
                .filter(one -> one != null)
                .sorted()
                .toList();
        double limit = limit(chances, Math.max(looks, chances.size()), breach.getFalseDiscovery());
        return chance <= limit
                ? Optional.empty()
                : Optional.of("may be chance: one in %.0f, and among %d looks one in %.0f counts"
                        .formatted(1 / chance, looks, 1 / limit));
    }

    /** @param chances from the smallest */
    static double limit(List<Double> chances, long looks, double share) {
        for (int k = chances.size(); k > 1; k--) {
            double limit = share * k / looks;
            if (chances.get(k - 1) <= limit) {
                return limit;
            }
        }
        return share / looks;
    }
}
