package io.globalkpi.ingest.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T08:00:00.000Z, 2026-01-31T08:00:00Z",
        "2026-01-31T08:00:00Z, 2026-01-31T08:00:00Z",
        "2026-01-31T08:00:00.25+08:00, 2026-01-31T00:00:00.250Z",
        "2026-01-31T08:00:00.123456789-07:30, 2026-01-31T15:30:00.123456789Z",
        "2026-01-31T08:00Z, 2026-01-31T08:00:00Z",
        "2028-02-29T23:59:59+00:00, 2028-02-29T23:59:59Z"
    })
    void shouldReadATimeWithItsOffset(String text, Instant time) {
        assertThat(IsoTime.parse(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "2026-01-31",
                "2026-01-31T08:00:00",
                "2026-02-30T08:00:00Z",
                "2026-01-31T25:00:00Z",
                "2026-01-31T08:00:00Z and more",
                "1769846400"
            })
    void shouldRefuseWhatIsNone(String text) {
        assertThatThrownBy(() -> IsoTime.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31 08:00:00, 2026-01-31T08:00:00",
        "2026-01-31T08:00:00, 2026-01-31T08:00:00",
        "2026-01-31 08:00, 2026-01-31T08:00:00",
        "2028-02-29 23:59:59, 2028-02-29T23:59:59"
    })
    void shouldReadATimeWithoutAnOffset(String text, LocalDateTime time) {
        assertThat(IsoTime.local(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "2026-01-31",
                "2026-01-31 08:00:00Z",
                "2026-01-31 08:00:00 and more",
                "2026-02-30 08:00:00",
                "2026-01-31 25:00:00"
            })
    void shouldRefuseWhatIsNoTimeWithoutAnOffset(String text) {
        assertThatThrownBy(() -> IsoTime.local(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void shouldReadWhateverJavaWrites() {
        Random random = new Random(20261129);
        for (int n = 0; n < 2_000; n++) {
            Instant at = Instant.ofEpochMilli((long) (random.nextDouble() * 4_000_000_000_000L));
            ZoneOffset offset = ZoneOffset.ofTotalSeconds(900 * (random.nextInt(113) - 56));
            assertThat(IsoTime.parse(OffsetDateTime.ofInstant(at, offset).toString()))
                    .isEqualTo(at);
        }
    }
}
