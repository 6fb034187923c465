package io.globalkpi.ingest.platform.aliexpress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.ingest.platform.BadItemException;
import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.ScriptedSession;
import io.globalkpi.ingest.platform.Told;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacificTest {

    private static final Fields FIELDS = new Fields("1");

    @ParameterizedTest
    @CsvSource({
        "2026-03-08 01:59:59, 2026-03-08T09:59:59Z",
        "2026-03-08 03:00:00, 2026-03-08T10:00:00Z",
        "2026-07-01 12:00:00, 2026-07-01T19:00:00Z",
        "2026-11-01 01:30:00, 2026-11-01T08:30:00Z",
        "2026-11-01 02:00:00, 2026-11-01T10:00:00Z",
        "2018-03-01 12:12, 2018-03-01T20:12:00Z",
    })
    void shouldReadWallTimes(String told, Instant at) {
        assertThat(Pacific.at("gmt_create", told, FIELDS)).isEqualTo(at);
    }

    /** Half past one came at 08:30 and again at 09:30 UTC: what was told before the second is of the first. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-01T08:31:00Z, 2026-11-01T08:30:00Z",
        "2026-11-01T09:29:59Z, 2026-11-01T08:30:00Z",
        "2026-11-01T09:30:00Z, 2026-11-01T09:30:00Z",
        "2026-11-05T00:00:00Z, 2026-11-01T09:30:00Z",
    })
    void shouldTakeTheLaterOfTwoTimesThatIsNotStillToCome(Instant toldAt, Instant at) {
        Told told = new Told("aliexpress", ScriptedSession.SHOP, toldAt, toldAt);

        assertThat(Pacific.latest("gmt_update", "2026-11-01 01:30:00", told, FIELDS))
                .isEqualTo(at);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01T08:00:00Z, 2026-07-01T09:00:00Z, 2026-07-01 01:00:00, 2026-07-01 02:00:00",
        "2026-03-08T09:30:00Z, 2026-03-08T10:30:00Z, 2026-03-08 01:30:00, 2026-03-08 03:30:00",
        "2026-11-01T08:35:00Z, 2026-11-01T09:10:00Z, 2026-11-01 01:00:00, 2026-11-01 02:00:00",
        "2026-11-01T09:05:00Z, 2026-11-01T09:30:00Z, 2026-11-01 01:05:00, 2026-11-01 01:30:00",
        "2026-10-30T00:00:00Z, 2026-11-06T00:00:00Z, 2026-10-29 17:00:00, 2026-11-05 16:00:00",
    })
    void shouldAskForAllWallTimesOfASpan(Instant from, Instant to, String start, String end) {
        assertThat(Pacific.span(from, to).start()).isEqualTo(start);
        assertThat(Pacific.span(from, to).end()).isEqualTo(end);
    }

    @Test
    void shouldRefuseWhatIsNoTime() {
        assertThatThrownBy(() -> Pacific.at("gmt_create", "yesterday", FIELDS)).isInstanceOf(BadItemException.class);
        assertThat(Pacific.find("gmt_pay_time", "", FIELDS)).isNull();
    }
}
