package io.globalkpi.ingest.platform.ebay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.ingest.platform.BadItemException;
import io.globalkpi.ingest.platform.ScriptedSession;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.schemas.event.AdPerformance;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdsTest {

    private static final Instant NOW = Instant.parse("2026-03-10T16:00:00Z");
    private static final Told TOLD = new Told("ebay", ScriptedSession.SHOP, NOW, NOW);

    private static AdPerformance ads(AdReport report, AdRow row) {
        return (AdPerformance) new Ads(report).normalize(row, TOLD).events().get(0);
    }

    private static AdRow row(String group, String sales, String fees) {
        return new AdRow(
                "1001",
                group,
                "2026-03-09",
                new BigDecimal("100"),
                new BigDecimal("7"),
                new BigDecimal("2"),
                sales,
                fees);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "USD 28.00, USD 1.50, USD, 28000000, 1500000",
                "'EUR 1,294.37', EUR 0, EUR, 1294370000, 0",
                "GBP 28.00, -, GBP, 28000000, 0",
                "28, 1.5, USD, 28000000, 1500000",
                "-, -, USD, 0, 0",
                "USD 0.00, USD -1.50, USD, 0, -1500000"
            })
    void shouldReadAmountsWithTheirCurrency(
            String sales, String fees, String currency, long salesMicros, long spendMicros) {
        AdPerformance event = ads(AdReport.GENERAL, row(null, sales, fees));

        assertThat(event.getCurrency()).isEqualTo(currency);
        assertThat(event.getAttributedSalesMicros()).isEqualTo(salesMicros);
        assertThat(event.getSpendMicros()).isEqualTo(spendMicros);
    }

    @Test
    void shouldTellGroupsAndWaysOfPayingApart() {
        String site = ScriptedSession.SHOP.site();

        assertThat(ads(AdReport.GENERAL, row(null, null, null)).getEntityId())
                .isEqualTo(site + "/ads/2026-03-09/ads/1001");
        assertThat(ads(AdReport.PRIORITY, row("71", null, null)).getEntityId())
                .isEqualTo(site + "/ads/2026-03-09/ads-priority/1001/71");
    }

    @Test
    void shouldTakeTheDayAsItStands() {
        AdPerformance event = ads(AdReport.OFFSITE, row(null, null, null));

        assertThat(event.getDate()).isEqualTo(LocalDate.parse("2026-03-09"));
        assertThat(event.getCampaign()).isEqualTo("1001");
        assertThat(event.getImpressions()).isEqualTo(100);
        assertThat(event.getClicks()).isEqualTo(7);
        assertThat(event.getAttributedOrders()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"about 5, USD 1, sale_amount", "USD 1, many, ad_fees"})
    void shouldRefuseWhatIsNoAmount(String sales, String fees, String column) {
        assertThatThrownBy(() -> ads(AdReport.GENERAL, row(null, sales, fees)))
                .isInstanceOf(BadItemException.class)
                .hasMessageContaining(column);
    }

    @Test
    void shouldRefuseARowThatIsOfNoDay() {
        AdRow total = new AdRow("1001", null, "Total", null, null, null, null, null);

        assertThatThrownBy(() -> ads(AdReport.GENERAL, total))
                .isInstanceOf(BadItemException.class)
                .hasMessageContaining("day");
    }
}
