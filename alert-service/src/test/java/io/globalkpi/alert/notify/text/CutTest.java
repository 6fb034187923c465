package io.globalkpi.alert.notify.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutTest {

    @ParameterizedTest
    @CsvSource({"abc, 3, abc", "abcd, 3, ab…", "a😀bcd, 3, a…"})
    void shouldCutCharactersOnACodePoint(String words, int limit, String cut) {
        assertThat(Cut.chars(words, limit)).isEqualTo(cut);
    }

    @ParameterizedTest
    @CsvSource({"退货率, 9, 退货率", "退货率高, 9, 退货…", "退货率高, 10, 退货…", "a😀😀, 8, a😀…", "a😀😀, 7, a…"})
    void shouldCutBytesOnACodePoint(String words, int limit, String cut) {
        assertThat(Cut.bytes(words, limit)).isEqualTo(cut);
    }

    @Test
    void shouldNeverExceedTheLimitNorBreakACharacter() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            String words = random.ints(60, 0, 4)
                    .mapToObj(kind -> new String[] {"a", "é", "率", "😀"}[kind])
                    .collect(Collectors.joining());
            int limit = 3 + random.nextInt(200);
            String cut = Cut.bytes(words, limit);
            byte[] bytes = cut.getBytes(StandardCharsets.UTF_8);

            assertThat(bytes.length).isLessThanOrEqualTo(limit);
            assertThat(cut).doesNotContain("?").doesNotContain("�");
            assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(cut);
        }
    }
}
