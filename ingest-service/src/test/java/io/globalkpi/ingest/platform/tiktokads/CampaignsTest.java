package io.globalkpi.ingest.platform.tiktokads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.BadItemException;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Flag;
import io.globalkpi.ingest.platform.ScriptedSession;
import io.globalkpi.ingest.platform.Shape;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Verdict;
import io.globalkpi.ingest.platform.Wire;
import io.globalkpi.schemas.event.AdPerformance;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignsTest {

    private static final Instant NOW = Instant.parse("2026-03-10T16:00:00Z");
    private static final Told TOLD = new Told("tiktok-ads", ScriptedSession.SHOP, NOW, NOW);

    private static ReportRow row(String metric, String value) {
        return new ReportRow(
                "7",
                "USD",
                "America/New_York",
                Map.of("campaign_id", "11", "stat_time_day", "2026-03-08 00:00:00"),
                Map.of(metric, value));
    }

    private static AdPerformance normalized(ReportRow row) {
        return (AdPerformance) Campaigns.AUCTION.normalize(row, TOLD).events().get(0);
    }

    @ParameterizedTest
    @CsvSource({"125.50, 125500000", "0.00, 0", "-, 0", "'', 0", "125000, 125000000000"})
    void shouldReadTextsAndDashes(String told, long micros) {
        assertThat(normalized(row("spend", told)).getSpendMicros()).isEqualTo(micros);
    }

    @Test
    void shouldBookADateAtItsStartInTheSitesZoneAndFlagAnotherZone() {
        ReportRow elsewhere =
                new ReportRow("7", "USD", "Asia/Shanghai", row("spend", "1").dimensions(), Map.of());

        assertThat(normalized(elsewhere).getOccurredAt()).isEqualTo(Instant.parse("2026-03-08T05:00:00Z"));
        assertThat(Campaigns.AUCTION.normalize(elsewhere, TOLD).flags())
                .containsExactly(new Flag("timezone", "Asia/Shanghai"));
    }

    @Test
    void shouldRefuseAFigureThatIsNone() {
        assertThatThrownBy(() -> normalized(row("clicks", "many")))
                .isInstanceOf(BadItemException.class)
                .hasMessageContaining("metrics.clicks");
    }

    @Test
    void shouldTakeTheSavedReportToTheCent() {
        JsonNode list = Shape.tree(Shape.saved("tiktok_ads/samples/report_integrated_get.json"))
                .at("/data/list");
        ((ObjectNode) list.get(0)).put("advertiser", "7").put("currency", "USD");

        AdPerformance ad = normalized(Wire.read(ReportRow.class, list.get(0)));

        assertThat(ad.getSpendMicros()).isEqualTo(125_500_000);
        assertThat(ad.getImpressions()).isEqualTo(23_241);
        assertThat(ad.getClicks()).isEqualTo(947);
    }

    private static Verdict judge(byte[] body) {
        return new TikTokAdsProtocol().judge(Call.get("report", "/"), new Answer(200, Map.of(), body, NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "0, Good",
        "40100, Throttled",
        "40105, Refused",
        "40001, Refused",
        "40002, Refused",
        "50000, Failed",
        "51010, Failed"
    })
    void shouldFindFailuresUnderOk(int code, String verdict) {
        byte[] body = ("{\"code\":" + code + ",\"message\":\"said\"}").getBytes(StandardCharsets.UTF_8);

        assertThat(judge(body).getClass().getSimpleName()).isEqualTo(verdict);
    }

    @Test
    void shouldReadTheSavedFailures() {
        assertThat(judge(Shape.saved("tiktok_ads/samples/error_rate_limited.json")))
                .isEqualTo(new Verdict.Throttled(Duration.ofSeconds(5)));
        assertThat(judge(Shape.saved("tiktok_ads/samples/error_auth.json")))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.trouble().code()).isEqualTo("consent-ended"));
    }
}
