package io.globalkpi.ingest.platform.amazon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Reach;
import io.globalkpi.ingest.platform.ScriptedSession;
import io.globalkpi.ingest.platform.Sent;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Wire;
import io.globalkpi.schemas.serde.TrustedRecords;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Amazon's own models show as examples, kept outside of this project. */
class AmazonPayloadsTest {

    static {
        TrustedRecords.trust();
    }

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final Told TOLD = new Told("amazon", ScriptedSession.SHOP, NOW, NOW);

    private Path payloads = Path.of("");

    @BeforeEach
    void find() {
        String data = System.getenv("GLOBALKPI_DATA");
        assumeTrue(data != null, "not run: GLOBALKPI_DATA is not set");
        payloads = Path.of(data, "payloads", "amazon_spapi");
    }

    private JsonNode read(String file) throws IOException {
        return Wire.tree(Files.readAllBytes(payloads.resolve(file)));
    }

    @Test
    void shouldAccountForTheMoneyOfEveryItemToTheCent() throws IOException {
        int items = 0;
        for (JsonNode one : read("orders_2026-01-01/searchOrders.json").path("cases")) {
            for (JsonNode json : one.path("response").path("orders")) {
                AmazonOrder order = Wire.read(AmazonOrder.class, json);
                assertThat(OrderNormalizer.normalize(order, TOLD).events()).hasSize(1);
                for (AmazonOrder.Item item : order.orderItems()) {
                    items += accounted(item);
                }
            }
        }
        assertThat(items).isPositive();
    }

    private static int accounted(AmazonOrder.Item item) {
        AmazonOrder.ItemProceeds proceeds = item.proceeds();
        if (proceeds == null || proceeds.proceedsTotal() == null || proceeds.breakdowns() == null) {
            return 0;
        }
        ItemMoney money = ItemMoney.of(item, new Normalized());
        BigDecimal sum =
                money.gross().subtract(money.discount()).add(money.tax()).add(money.leftOut());
        assertThat(sum).isEqualByComparingTo(proceeds.proceedsTotal().amount());
        return 1;
    }

    @Test
    void shouldReadTransactionsEvenWithoutIdsAndParts() throws IOException {
        int read = 0;
        for (JsonNode one : read("finances_2024-06-19/listTransactions.json").path("cases")) {
            for (JsonNode json : one.path("response").path("payload").path("transactions")) {
                TransactionNormalizer.normalize(Wire.read(AmazonTransaction.class, json), TOLD);
                read++;
            }
        }
        assertThat(read).isPositive();
    }

    /** Every measure of the example that has a target is read with it. */
    @Test
    void shouldReadEveryMeasureOfTheAccountWithItsTarget() throws IOException {
        JsonNode report = read("report_examples/accountHealthReport-2020-11-18.json");
        byte[] body = report.toString().getBytes(StandardCharsets.UTF_8);
        ScriptedSession session = new ScriptedSession(ScriptedSession.SHOP, NOW);
        Slice slice = Slice.of(Reach.SNAPSHOT, NOW, NOW);
        List<HealthMetric> metrics = HealthMetric.read(
                        new Document(new Answer(200, Map.of(), body, NOW), StandardCharsets.UTF_8, slice, session))
                .items()
                .stream()
                .map(Sent::item)
                .toList();

        assertThat(metrics.stream().filter(one -> one.targetValue() != null).count())
                .isEqualTo(targets(report.path(0).path("performanceMetrics").path(0)));
        assertThat(metrics)
                .filteredOn(one -> one.metric().equals("lateShipmentRate"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.rate()).isEqualByComparingTo("0.03203973037");
                    assertThat(one.targetValue()).isEqualByComparingTo("0.04");
                    assertThat(one.targetCondition()).isEqualTo("LESS_THAN");
                });
        assertThat(metrics)
                .filteredOn(one -> one.metric().equals("account"))
                .extracting(HealthMetric::status)
                .containsExactly("AT_RISK");
    }

    private static long targets(JsonNode json) {
        return json.findValues("targetValue").size();
    }

    @Test
    void shouldReadTheDaysOfSalesAndTraffic() throws IOException {
        int days = 0;
        for (JsonNode report : read("report_examples/sellerSalesAndTrafficReport.json")) {
            for (JsonNode json : report.path("salesAndTrafficByDate")) {
                TrafficDay day = Wire.read(TrafficDay.class, json);
                assertThat(TrafficDay.normalize(day, TOLD).events()).hasSize(1);
                days++;
            }
        }
        assertThat(days).isPositive();
    }

    @Test
    void shouldHearOrderChangesAsTheyAreWritten() throws IOException {
        for (JsonNode message : read("notification_examples/OrderChangeNotification.json")) {
            assertThat(Notification.wake(message.toString())).isPresent();
        }
    }
}
