package io.globalkpi.alert.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 2026-03-10 is a Tuesday; Berlin is an hour ahead, from the 29th on two. */
class QuietHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "22:00-07:00, 2026-03-10T10:00:00Z, 2026-03-10T10:00:00Z",
        "22:00-07:00, 2026-03-10T21:00:00Z, 2026-03-11T06:00:00Z",
        "22:00-07:00, 2026-03-10T05:59:59Z, 2026-03-10T06:00:00Z",
        "22:00-07:00, 2026-03-10T06:00:00Z, 2026-03-10T06:00:00Z",
        "SAT-SUN 00:00-24:00, 2026-03-13T23:30:00Z, 2026-03-15T23:00:00Z",
        "FRI 22:00-07:00, 2026-03-14T02:00:00Z, 2026-03-14T06:00:00Z",
        "FRI 22:00-07:00, 2026-03-13T02:00:00Z, 2026-03-13T02:00:00Z",
        "'MON,TUE 12:00-13:00', 2026-03-10T11:30:00Z, 2026-03-10T12:00:00Z",
        "'MON,WED 12:00-13:00', 2026-03-10T11:30:00Z, 2026-03-10T11:30:00Z",
        "SUN-MON 12:00-13:00, 2026-03-09T11:30:00Z, 2026-03-09T12:00:00Z",
        "22:00-07:00, 2026-03-28T22:00:00Z, 2026-03-29T05:00:00Z"
    })
    void shouldEndWhenTheStretchDoes(String text, Instant now, Instant end) {
        assertThat(QuietHours.of(List.of(text), BERLIN).end(now)).isEqualTo(end);
    }

    @Test
    void shouldGoOnWhereOneStretchMeetsTheNext() {
        QuietHours quiet = QuietHours.of(List.of("22:00-07:00", "SAT-SUN 00:00-24:00"), BERLIN);

        assertThat(quiet.end(Instant.parse("2026-03-13T21:30:00Z"))).isEqualTo(Instant.parse("2026-03-16T06:00:00Z"));
    }

    @Test
    void shouldNotGoOnForEver() {
        QuietHours always = QuietHours.of(List.of("00:00-24:00"), BERLIN);

        assertThat(always.end(Instant.parse("2026-03-10T10:00:00Z"))).isBefore(Instant.parse("2026-03-20T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"22-7", "SATURDAY 22:00-07:00", "ABC 22:00-07:00", "25:00-07:00", ""})
    void shouldRefuseWhatIsNoSuchText(String text) {
        assertThatThrownBy(() -> QuietHours.of(List.of(text), BERLIN)).isInstanceOf(RuntimeException.class);
    }
}
