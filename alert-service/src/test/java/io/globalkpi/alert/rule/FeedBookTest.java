package io.globalkpi.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedBookTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

    private final FeedBook book = new FeedBook();

    /** The orders of 1 March are in. A date without a word is due 24 hours after its end, midnight in Shanghai. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-03-03T15:59:59Z, -",
                "2026-03-03T16:00:01Z, 2026-03-02",
                "2026-03-04T16:00:01Z, 2026-03-02 2026-03-03",
                "2026-06-01T00:00:00Z, -"
            })
    void shouldMissWhatADeclaredFeedDoesNotTell(Instant now, String dates) {
        book.add(new FeedDay("orders", FIRST, true, null));

        assertThat(dates(book.gaps(List.of("orders"), SHANGHAI, now))).isEqualTo(dates == null ? "" : dates);
        assertThat(book.gaps(List.of("returns"), SHANGHAI, now)).isEmpty();
    }

    @Test
    void shouldMissWhatIsDueAndNotComplete() {
        Instant due = Instant.parse("2026-03-02T08:00:00Z");
        book.add(new FeedDay("ads", FIRST, false, due));

        assertThat(book.gaps(List.of(), SHANGHAI, due)).isEmpty();
        assertThat(book.gaps(List.of(), SHANGHAI, due.plusSeconds(1))).containsExactly(new Gap("ads", FIRST, due));

        book.add(new FeedDay("ads", FIRST, true, due));
        assertThat(book.gaps(List.of(), SHANGHAI, due.plusSeconds(1))).isEmpty();
    }

    @Test
    void shouldForgetWhatNoLookAsksFor() {
        for (int day = 0; day < 40; day++) {
            book.add(new FeedDay("orders", FIRST.plusDays(day), true, null));
        }

        assertThat(book.forget()).hasSize(23).allMatch(day -> day.date().isBefore(FIRST.plusDays(23)));
        assertThat(book.forget()).isEmpty();
    }

    private static String dates(List<Gap> gaps) {
        return String.join(" ", gaps.stream().map(gap -> gap.date().toString()).toList());
    }
}
