package io.globalkpi.alert.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.globalkpi.alert.Breaches;
import io.globalkpi.schemas.alert.Breach;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscoveryTest {

    /** The example of Benjamini and Hochberg (1995), section 3.2: of fifteen the four smallest count at 5 %. */
    @Test
    void shouldCountTheFourOfTheFirstExample() {
        double[] chances = {
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0
        };

        assertThat(Discovery.limit(chances, 15, 0.05)).isBetween(0.0095, 0.0201);
    }

    @ParameterizedTest
    @CsvSource({"0.0005, true", "0.0006, false"})
    void shouldAskOfASingleOneWhatAllLooksTogetherAsk(double chance, boolean counts) {
        assertThat(new Discovery().doubts(breach("a", chance), 100).isEmpty()).isEqualTo(counts);
    }

    @Test
    void shouldLeaveAloneWhatDoesNotAsk() {
        assertThat(new Discovery().doubts(Breaches.opened(), 100)).isEmpty();
    }

    /**
     * A thousand rounds of two hundred looks, of which twenty are at shops in trouble: of what counts at most one in twenty is
     * chance, where one in three of what is sure at 99 % would be.
     */
    @Test
    void shouldKeepChanceToTheShareAllowed() {
        Random random = new Random(20261128);
        double bounded = 0;
        double plain = 0;
        int found = 0;
        int rounds = 1_000;
        for (int round = 0; round < rounds; round++) {
            List<Breach> standing = new ArrayList<>();
            for (int look = 0; look < 200; look++) {
                boolean trouble = look < 20;
                double chance = trouble ? Math.pow(random.nextDouble(), 12) : random.nextDouble();
                if (chance <= 0.01) {
                    standing.add(breach((trouble ? "bad-" : "good-") + look, chance));
                }
            }
            Discovery discovery = new Discovery();
            standing.forEach(discovery::stands);
            List<Breach> told = standing.stream()
                    .filter(one -> discovery.doubts(one, 200).isEmpty())
                    .toList();
            bounded += chanceShare(told);
            plain += chanceShare(standing);
            found += (int) told.stream()
                    .filter(one -> one.getBreach().startsWith("bad"))
                    .count();
        }

        assertThat(bounded / rounds).isLessThanOrEqualTo(0.05);
        assertThat(plain / rounds).isCloseTo(0.12, within(0.05));
        assertThat(found).isGreaterThan(rounds * 20 / 2);
    }

    /** The definition, word for word: the k smallest count, k the greatest for which the k-th is k/m of the share or less. */
    private static boolean counts(Breach breach, Collection<Breach> standing, long looks) {
        List<Breach> round = standing.stream()
                .filter(one -> !one.getBreach().equals(breach.getBreach()))
                .filter(one -> one.getFalseDiscovery() > 0)
                .collect(Collectors.toCollection(ArrayList::new));
        round.add(breach);
        round.sort(Comparator.comparing(Breach::getChance));
        long m = Math.max(looks, round.size());
        int most = IntStream.rangeClosed(1, round.size())
                .filter(k -> round.get(k - 1).getChance() <= breach.getFalseDiscovery() * k / m)
                .max()
                .orElse(0);
        return most > 0 && breach.getChance() <= round.get(most - 1).getChance();
    }

    /** Breaches come, change and go as they may; some are asked about before they are known to stand. */
    @RepeatedTest(100)
    void shouldCountWhatTheDefinitionCounts(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        long looks = 1 + random.nextInt(60);
        Discovery discovery = new Discovery();
        Map<String, Breach> standing = new HashMap<>();
        for (int step = 0; step < 60; step++) {
            double chance = random.nextInt(5) == 0 ? 0.01 : Math.pow(random.nextDouble(), 6);
            Breach breach = Breach.newBuilder(breach("b" + random.nextInt(30), chance))
                    .setFalseDiscovery(List.of(0.0, 0.05, 0.2).get(random.nextInt(3)))
                    .build();
            if (breach.getFalseDiscovery() > 0) {
                assertThat(discovery.doubts(breach, looks).isEmpty())
                        .isEqualTo(counts(breach, standing.values(), looks));
            }
            if (random.nextInt(4) == 0) {
                standing.remove(breach.getBreach());
                discovery.ended(breach.getBreach());
            } else {
                standing.put(breach.getBreach(), breach);
                discovery.stands(breach);
            }
        }
        standing.values().stream()
                .filter(one -> one.getFalseDiscovery() > 0)
                .forEach(one -> assertThat(discovery.doubts(one, looks).isEmpty())
                        .isEqualTo(counts(one, standing.values(), looks)));
    }

    private static double chanceShare(List<Breach> told) {
        return told.isEmpty()
                ? 0
                : (double) told.stream()
                                .filter(one -> one.getBreach().startsWith("good"))
                                .count()
                        / told.size();
    }

    private static Breach breach(String id, double chance) {
        return Breach.newBuilder(Breaches.opened())
                .setBreach(id)
                .setChance(chance)
                .setFalseDiscovery(0.05)
                .build();
    }
}
