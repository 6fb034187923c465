package io.globalkpi.ingest.platform.googleads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.BadItemException;
import io.globalkpi.ingest.platform.Flag;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.ScriptedSession;
import io.globalkpi.ingest.platform.Shape;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Wire;
import io.globalkpi.schemas.event.AdPerformance;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignsTest {

    private static final Instant NOW = Instant.parse("2026-03-10T16:00:00Z");
    private static final Told TOLD = new Told("google-ads", ScriptedSession.SHOP, NOW, NOW);

    private static ReportRow row(String product, String metrics) {
        String segments = product.isEmpty() ? "" : ",\"productItemId\":\"" + product + "\"";
        return Wire.read(
                ReportRow.class,
                ("{\"customer\":{\"id\":\"1\",\"currencyCode\":\"USD\",\"timeZone\":\"America/New_York\"},"
                                + "\"campaign\":{\"id\":\"7\"},\"segments\":{\"date\":\"2026-03-08\"" + segments
                                + "},\"metrics\":{" + metrics + "}}")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static Normalized normalize(ReportRow total, ReportRow... products) {
        return new Campaigns().normalize(new CampaignDay(total, Arrays.asList(products)), TOLD);
    }

    private static List<AdPerformance> events(Normalized outcome) {
        return outcome.events().stream().map(AdPerformance.class::cast).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"costMicros\":\"12500000\"                      | 12500000 | 0 | 0",
                "\"costMicros\":\"1\",\"conversions\":0.5          | 1 | 0 | 0",
                "\"conversions\":1.5,\"conversionsValue\":19.99    | 0 | 2 | 19990000",
                "\"conversions\":2.4999,\"conversionsValue\":0.1   | 0 | 2 | 100000",
                "\"impressions\":\"5\"                            | 0 | 0 | 0"
            })
    void shouldReadTextsFractionsAndWhatIsLeftOut(String metrics, long spend, long orders, long sales) {
        assertThat(events(normalize(row("", metrics)))).singleElement().satisfies(ad -> {
            assertThat(ad.getSpendMicros()).isEqualTo(spend);
            assertThat(ad.getAttributedOrders()).isEqualTo(orders);
            assertThat(ad.getAttributedSalesMicros()).isEqualTo(sales);
            assertThat(ad.getSku()).isNull();
            assertThat(ad.getOccurredAt()).isEqualTo(Instant.parse("2026-03-08T05:00:00Z"));
        });
    }

    @Test
    void shouldLeaveToTheCampaignWhatItsProductsDoNotExplain() {
        Normalized outcome = normalize(
                row("", "\"costMicros\":\"100\",\"clicks\":\"9\""),
                row("mug", "\"costMicros\":\"60\",\"clicks\":\"4\""),
                row("tea", "\"costMicros\":\"39\",\"clicks\":\"5\""));

        assertThat(events(outcome)).extracting(AdPerformance::getSku).containsExactly(null, "mug", "tea");
        assertThat(events(outcome)).extracting(AdPerformance::getSpendMicros).containsExactly(1L, 60L, 39L);
        assertThat(events(outcome)).extracting(AdPerformance::getClicks).containsExactly(0L, 4L, 5L);
        assertThat(outcome.flags()).isEmpty();
    }

    @Test
    void shouldFlagProductsThatAreMoreThanTheirCampaign() {
        Normalized outcome = normalize(row("", "\"costMicros\":\"50\""), row("mug", "\"costMicros\":\"60\""));

        assertThat(events(outcome)).extracting(AdPerformance::getSpendMicros).containsExactly(0L, 60L);
        assertThat(outcome.flags()).containsExactly(new Flag("products", "more than their campaign"));
    }

    @Test
    void shouldRefuseARowWithoutACampaign() {
        ReportRow nobody = new ReportRow(null, null, new ReportRow.Segments("2026-03-08", null), null);

        assertThatThrownBy(() -> normalize(nobody))
                .isInstanceOf(BadItemException.class)
                .hasMessageContaining("campaign.id");
    }

    @Test
    void shouldTakeTheSavedPayloadToTheCent() {
        JsonNode saved = Shape.tree(Shape.saved("google_ads/search_stream_response.json"));

        AdPerformance ad = events(normalize(Wire.read(ReportRow.class, saved.at("/0/results/0"))))
                .get(0);

        assertThat(ad.getEntityId()).isEqualTo("amazon-us/acme/ads/2026-09-02/1234567890/9876543210");
        assertThat(ad.getSpendMicros()).isEqualTo(25_000_000);
        assertThat(ad.getAttributedSalesMicros()).isEqualTo(200_000_000);
        assertThat(ad.getAttributedOrders()).isEqualTo(4);
    }
}
