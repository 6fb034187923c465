package io.globalkpi.local.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.id.WindowId;
import io.globalkpi.schemas.period.Periods;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandidatesTest {

    private static final Instant AT = Instant.parse("2024-06-15T11:30:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC", "America/New_York", "Asia/Tokyo"})
    void shouldHoldTheAnswerWhateverTheZoneTurnsOutToBe(String zone) {
        Candidates candidates = new Candidates(WindowId.DAYS_30, 0, AT);
        for (LocalDate date = LocalDate.of(2024, 1, 1); date.getYear() == 2024; date = date.plusDays(1)) {
            candidates.add(midnight(date.plusDays(1)), date.toString().getBytes(StandardCharsets.UTF_8));
        }

        var answer = candidates.of(WindowSteps.of(WindowId.DAYS_30, AT, ZoneId.of(zone), Periods.CALENDAR));

        assertThat(answer).isNotNull();
        assertThat(new String(answer.getValue(), StandardCharsets.UTF_8))
                .isEqualTo(AT.atZone(ZoneId.of(zone)).toLocalDate().toString());
    }

    @Test
    void shouldTakeACorrectionOfAnEarlierStepAndForgetAWithdrawnOne() {
        Candidates candidates = new Candidates(WindowId.HOUR, 0, null);
        candidates.add(AT, new byte[] {1});
        candidates.add(AT.plusSeconds(300), new byte[] {2});
        candidates.add(AT, new byte[] {3});
        candidates.add(AT.plusSeconds(300), null);

        assertThat(candidates.last()).isNotNull();
        assertThat(candidates.last().getValue()).containsExactly(3);
    }

    private static Instant midnight(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
