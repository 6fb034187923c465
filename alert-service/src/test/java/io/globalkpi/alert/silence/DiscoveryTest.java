package io.globalkpi.alert.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.globalkpi.alert.Breaches;
import io.globalkpi.schemas.alert.Breach;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscoveryTest {

    /** The example of Benjamini and Hochberg (1995), section 3.2: of fifteen the four smallest count at 5 %. */
    @Test
    void shouldCountTheFourOfTheFirstExample() {
        List<Double> chances = List.of(
                0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
                0.7590, 1.0);

        assertThat(Discovery.limit(chances, 15, 0.05)).isBetween(0.0095, 0.0201);
    }

    @ParameterizedTest
    @CsvSource({"0.0005, true", "0.0006, false"})
    void shouldAskOfASingleOneWhatAllLooksTogetherAsk(double chance, boolean counts) {
        assertThat(Discovery.of(breach("a", chance), List.of(), 100).isEmpty()).isEqualTo(counts);
    }

    @Test
    void shouldLeaveAloneWhatDoesNotAsk() {
        assertThat(Discovery.of(Breaches.opened(), List.of(), 100)).isEmpty();
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
            List<Breach> told = standing.stream()
                    .filter(one -> Discovery.of(one, standing, 200).isEmpty())
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
