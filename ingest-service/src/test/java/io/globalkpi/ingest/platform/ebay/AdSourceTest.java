package io.globalkpi.ingest.platform.ebay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.ScriptedSession;
import io.globalkpi.ingest.platform.Sent;
import io.globalkpi.ingest.platform.Shape;
import io.globalkpi.ingest.platform.Slice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdSourceTest {

    private static final Instant NOW = Instant.parse("2026-03-10T16:00:00Z");
    private static final String CAMPAIGNS = """
            {"total":4,"campaigns":[
              {"campaignId":"1","fundingStrategy":{"fundingModel":"COST_PER_SALE"},"channels":["ON_SITE"]},
              {"campaignId":"2","fundingStrategy":{"fundingModel":"COST_PER_CLICK"},"channels":["ON_SITE"]},
              {"campaignId":"3","fundingStrategy":{"fundingModel":"COST_PER_CLICK"},"channels":["OFF_SITE"]},
              {"campaignId":"4","fundingStrategy":{"fundingModel":"COST_PER_SALE"}}]}""";

    private final ScriptedSession session =
            new ScriptedSession(ScriptedSession.SHOP, NOW).with("marketplace", "EBAY_US");

    private Pulled<AdRow> pull(AdReport report, String cursor) {
        Slice slice = Slice.dates(ScriptedSession.SHOP, LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-02"));
        return new AdSource(report).pull(slice, cursor, session);
    }

    private void file(String... lines) {
        session.answers("{\"reportTaskStatus\":\"SUCCESS\",\"reportId\":\"9\"}");
        session.answers(200, Map.of(), String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GENERAL | [\"1\",\"4\"] | [\"COST_PER_SALE\"] | '' | campaign_id day | sale_amount",
                "PRIORITY | [\"2\"] | [\"COST_PER_CLICK\"] | '' | campaign_id ad_group_id day | cpc_clicks",
                "OFFSITE | [\"3\"] | [\"COST_PER_CLICK\"] | [\"OFF_SITE\"] | campaign_id day | cpc_clicks"
            })
    void shouldAskForOneWayOfPayingInItsOwnWords(
            AdReport report, String campaigns, String models, String channels, String dimensions, String metric) {
        session.answers(CAMPAIGNS);
        session.answers(
                202, Map.of("Location", "https://api.ebay.com/sell/marketing/v1/ad_report_task/77"), new byte[0]);

        Pulled<AdRow> pulled = pull(report, "");

        var wanted = Shape.tree(session.calls().get(1).body());
        assertThat(wanted.path("campaignIds")).hasToString(campaigns);
        assertThat(wanted.path("fundingModels")).hasToString(models);
        assertThat(wanted.path("channels").toString()).isEqualTo(channels);
        assertThat(wanted.path("dimensions"))
                .extracting(one -> one.path("dimensionKey").asText())
                .containsExactly(dimensions.split(" "));
        assertThat(wanted.path("metricKeys").toString()).contains(metric);
        assertThat(wanted.path("dateFrom").asText()).isEqualTo("2026-03-01T00:00:00.000Z");
        assertThat(wanted.path("dateTo").asText()).isEqualTo("2026-03-03T00:00:00.000Z");
        assertThat(pulled.next()).isEqualTo("77|0");
        assertThat(pulled.notBefore()).isEqualTo(NOW.plusSeconds(60));
        assertThat(session.calls()).allMatch(call -> EbayProtocol.ADS.equals(call.grant()));
    }

    @Test
    void shouldHaveNoReportMadeWithoutACampaignOfItsKind() {
        session.answers("{\"total\":0}");

        assertThat(pull(AdReport.OFFSITE, "").isLast()).isTrue();
    }

    @Test
    void shouldSayThatThereAreMoreCampaignsThanAReportTakes() {
        String page = IntStream.range(0, 100)
                .mapToObj(
                        n -> "{\"campaignId\":\"" + n + "\",\"fundingStrategy\":{\"fundingModel\":\"COST_PER_SALE\"}}")
                .collect(Collectors.joining(",", "{\"total\":1100,\"campaigns\":[", "]}"));
        IntStream.range(0, 11).forEach(any -> session.answers(page));

        assertThatThrownBy(() -> pull(AdReport.GENERAL, ""))
                .isInstanceOfSatisfying(
                        CallException.class,
                        failure -> assertThat(failure.trouble().words()).contains("1100"));
    }

    @ParameterizedTest
    @CsvSource({"PENDING, 77|4, 0", "IN_PROGRESS, 77|4, 0", "FAILED, |4, 1", "'', |4, 0"})
    void shouldAskAgainOrHaveAnotherMade(String status, String next, int refused) {
        session.answers("{\"reportTaskStatus\":\"" + status + "\"}");

        Pulled<AdRow> pulled = pull(AdReport.GENERAL, "77|3");

        assertThat(pulled.next()).isEqualTo(next);
        assertThat(pulled.rejections()).hasSize(refused);
    }

    @Test
    void shouldTakeTheDaysOfTheSliceAndWhatIsNoDay() {
        file(
                "\uFEFFcampaign_id\tday\timpressions\tsomething_new\tclicks\tsales\tsale_amount\tad_fees",
                "1\t2026-02-28\t9\tx\t9\t9\tUSD 9.00\tUSD 9.00",
                "1\t2026-03-01\t100\tx\t7\t2\tUSD 28.00\tUSD 1.50",
                "1\t20260302\t100\tx\t7\t2\tUSD 28.00\tUSD 1.50",
                "1\t2026-03-03\t9\tx\t9\t9\tUSD 9.00\tUSD 9.00",
                "1\tTotal\t9\tx\t9\t9\tUSD 9.00\tUSD 9.00");

        Pulled<AdRow> pulled = pull(AdReport.GENERAL, "77|0");

        assertThat(pulled.isLast()).isTrue();
        assertThat(pulled.items())
                .extracting(Sent::id)
                .containsExactly("ads/1//2026-03-01", "ads/1//2026-03-02", "ads/1//Total");
    }

    @ParameterizedTest
    @CsvSource({"cpc_, _listingsite_currency", "oa_, _listingsite_currency", "cpc_, _listing_site_currency"})
    void shouldReadCostPerClickByEveryNameOfItsColumns(String before, String after) {
        file(
                "campaign_id\tad_group_id\tday\tXimpressions\tXclicks\tXattributed_sales\tXsale_amountY\tXad_feesY"
                        .replace("X", before)
                        .replace("Y", after),
                "2\t71\t2026-03-01\t100\t7\t2\tUSD 28.00\tUSD 1.50");

        AdRow row = pull(AdReport.PRIORITY, "77|0").items().get(0).item();

        assertThat(row.adGroupId()).isEqualTo("71");
        assertThat(row.impressions()).isEqualByComparingTo("100");
        assertThat(row.clicks()).isEqualByComparingTo("7");
        assertThat(row.sold()).isEqualByComparingTo("2");
        assertThat(row.saleAmount()).isEqualTo("USD 28.00");
        assertThat(row.adFees()).isEqualTo("USD 1.50");
    }

    @Test
    void shouldReadAnEmptyReport() {
        file("");

        assertThat(pull(AdReport.GENERAL, "77|0").items()).isEmpty();
    }
}
