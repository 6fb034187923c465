package io.globalkpi.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownKeysTest {

    private static final int MANY = 200_000;

    /** Ids as platforms count them up: they differ in a digit or two. */
    private static String key(int number) {
        return "o|amazon-us/acme/ORD-" + (1_000_000_000 + number);
    }

    @Test
    void shouldKnowNothingAtFirst() {
        assertThat(new KnownKeys().mayHave(key(1))).isFalse();
    }

    @Test
    void shouldKnowEveryKeyHoweverManyComeAndSeldomOneThatNeverCame() {
        KnownKeys known = new KnownKeys();
        IntStream.range(0, MANY).mapToObj(KnownKeysTest::key).forEach(known::add);
        IntStream.range(0, MANY).mapToObj(KnownKeysTest::key).forEach(known::add); // told again

        assertThat(IntStream.range(0, MANY).mapToObj(KnownKeysTest::key)).allMatch(known::mayHave);
        long mistaken = IntStream.range(MANY, 2 * MANY)
                .mapToObj(KnownKeysTest::key)
                .filter(known::mayHave)
                .count();
        assertThat(mistaken).isLessThan(MANY / 50);
    }
}
