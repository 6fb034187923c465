package io.globalkpi.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.globalkpi.schemas.ingest.JobState;
import io.globalkpi.schemas.serde.TrustedRecords;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code deploy/run feeds} says of jobs: for a person in words, for a script by name. */
class FeedsCommandTest {

    static {
        TrustedRecords.trust();
    }

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private static final JobState WELL = JobState.newBuilder()
            .setJob("shopee-orders")
            .setSystem("shopee")
            .setAccount("acme")
            .setSite("shopee-sg/acme")
            .setFeed("orders")
            .setInstance("ingest-1")
            .setLastSuccessAt(NOW.minusSeconds(20))
            .setWatermark(NOW.minusSeconds(300))
            .setNextRunAt(NOW.plusSeconds(280))
            .setMissing(3)
            .setQuota(Map.of("listTransactions", 9L, "searchOrders", 20L))
            .setUnknown(Map.of("status=MOON", 2L))
            .setObservedAt(NOW)
            .build();

    private static final JobState TROUBLED = JobState.newBuilder(WELL)
            .setJob("lazada-orders")
            .setWatermark(null)
            .setLastSuccessAt(null)
            .setMissing(0)
            .setQuota(Map.of())
            .setUnknown(Map.of())
            .setTrouble("consent-ended")
            .setTroubleSince(NOW.minusSeconds(3600))
            .setWords("Lazada no longer accepts the access that was given.")
            .setRemedy("Log in at Lazada, allow access again and put the new refresh token into the credential.")
            .build();

    private static String printed(FormatOption.Format format) {
        StringWriter text = new StringWriter();
        FeedsCommand.COLUMNS.print(List.of(WELL, TROUBLED), format, new PrintWriter(text));
        return text.toString();
    }

    @Test
    void shouldTellProgressQuotaAndUnknownWordsByName() throws Exception {
        JsonNode well =
                new ObjectMapper().readTree(printed(FormatOption.Format.JSON)).path(0);

        assertThat(well.path("state").asText()).isEqualTo("ok");
        assertThat(well.path("lastSuccess").asText()).isEqualTo("2026-03-10T11:59:40Z");
        assertThat(well.path("lag").asText()).isEqualTo("PT5M");
        assertThat(well.path("missing").asLong()).isEqualTo(3);
        assertThat(well.path("quotaLeft").asText()).isEqualTo("listTransactions:9 searchOrders:20");
        assertThat(well.path("unknownWords").asText()).isEqualTo("status=MOON:2");
        assertThat(well.path("nextRun").asText()).isEqualTo("2026-03-10T12:04:40Z");
    }

    @Test
    void shouldSayWhatIsWrongSinceWhenAndWhatToDo() throws Exception {
        JsonNode troubled =
                new ObjectMapper().readTree(printed(FormatOption.Format.JSON)).path(1);

        assertThat(troubled.path("state").asText()).isEqualTo("consent-ended");
        assertThat(troubled.path("since").asText()).isEqualTo("2026-03-10T11:00:00Z");
        assertThat(troubled.path("what").asText()).contains("no longer accepts");
        assertThat(troubled.path("toDo").asText()).contains("allow access again");
        assertThat(troubled.path("lag").asText()).as("nothing is pulled yet").isEmpty();
    }

    @Test
    void shouldPrintOneLineForEachJobBelowTheirNames() {
        assertThat(printed(FormatOption.Format.CSV).lines())
                .hasSize(3)
                .first()
                .isEqualTo(
                        "job,site,feed,state,lastSuccess,upTo,lag,missing,quotaLeft,nextRun,unknownWords,instance,since,what,toDo");
        assertThat(printed(FormatOption.Format.TABLE)).contains("shopee-orders", "consent-ended", "Log in at Lazada");
    }
}
