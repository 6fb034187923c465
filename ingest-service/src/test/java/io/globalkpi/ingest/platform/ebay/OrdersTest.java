package io.globalkpi.ingest.platform.ebay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.ingest.platform.BadItemException;
import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Flag;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.ScriptedSession;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Wire;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrdersTest {

    private static final Instant NOW = Instant.parse("2026-03-10T16:00:00Z");
    private static final Told TOLD = new Told("ebay", ScriptedSession.SHOP, NOW, NOW);
    private static final String LINE = """
            {"lineItemId":"1","sku":"MUG","quantity":2,"lineItemCost":{"value":"20.00","currency":"USD"},
             "discountedLineItemCost":{"value":"17.50","currency":"USD"},
             "taxes":[],"ebayCollectAndRemitTaxes":[{"amount":{"value":"1.45","currency":"USD"}}],
             "refunds":[{"refundId":"R1","amount":{"value":"8.75","currency":"USD"}}]}""";

    private static EbayOrder order(String fields) {
        return Wire.read(
                EbayOrder.class,
                ("{\"orderId\":\"11-1\",\"creationDate\":\"2026-03-08T10:00:00.000Z\","
                                + "\"lastModifiedDate\":\"2026-03-09T10:00:00.000Z\"," + fields + "}")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static String words(String fulfilment, String payment, String cancel) {
        return "\"orderFulfillmentStatus\":\"%s\",\"orderPaymentStatus\":\"%s\",\"cancelStatus\":{\"cancelState\":\"%s\"}"
                .formatted(fulfilment, payment, cancel);
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_STARTED, PENDING, NONE_REQUESTED, CREATED",
        "NOT_STARTED, FAILED, NONE_REQUESTED, CREATED",
        "NOT_STARTED, PAID, NONE_REQUESTED, PAID",
        "IN_PROGRESS, PAID, NONE_REQUESTED, PROCESSING",
        "FULFILLED, PAID, NONE_REQUESTED, SHIPPED",
        "FULFILLED, FULLY_REFUNDED, NONE_REQUESTED, SHIPPED",
        "NOT_STARTED, PAID, IN_PROGRESS, CANCEL_PENDING",
        "NOT_STARTED, FULLY_REFUNDED, CANCELED, CANCELLED",
        "NOT_STARTED, PAID, CANCEL_REJECTED, PAID",
        "TELEPORTED, PAID, NONE_REQUESTED, UNKNOWN"
    })
    void shouldTellWhereAnOrderStands(String fulfilment, String payment, String cancel, OrderStatus status) {
        Normalized outcome = new Orders()
                .normalize(order(words(fulfilment, payment, cancel) + ",\"lineItems\":[" + LINE + "]"), TOLD);

        assertThat(outcome.events()).singleElement().satisfies(event -> {
            assertThat(((Order) event).getStatus()).isEqualTo(status);
            assertThat(((Order) event).getPlatformStatus()).isEqualTo(fulfilment + "/" + payment + "/" + cancel);
        });
        assertThat(outcome.flags())
                .isEqualTo(
                        status == OrderStatus.UNKNOWN
                                ? List.of(new Flag("orderFulfillmentStatus", "TELEPORTED"))
                                : List.of());
    }

    @Test
    void shouldTakeEveryAmountOfALineToTheCent() {
        Order order = (Order) new Orders()
                .normalize(
                        order(words("NOT_STARTED", "PAID", "NONE_REQUESTED") + ",\"lineItems\":[" + LINE + "]"), TOLD)
                .events()
                .get(0);

        OrderLine line = order.getLines().get(0);
        assertThat(line.getGrossMicros()).isEqualTo(20_000_000);
        assertThat(line.getDiscountMicros()).isEqualTo(2_500_000);
        assertThat(line.getTaxMicros()).isEqualTo(1_450_000);
        assertThat(line.getUnits()).isEqualTo(2);
        assertThat(order.getRevision())
                .isEqualTo(Instant.parse("2026-03-09T10:00:00Z").toEpochMilli());
    }

    @Test
    void shouldGoBackToTheCurrencyOfTheSale() {
        Money converted = Wire.read(
                Money.class,
                "{\"value\":\"86.10\",\"currency\":\"GBP\",\"convertedFromValue\":\"100.00\",\"convertedFromCurrency\":\"EUR\"}"
                        .getBytes(StandardCharsets.UTF_8));
        Fields fields = new Fields("1");

        assertThat(Money.micros(converted, "amount", fields)).isEqualTo(100_000_000);
        assertThat(Money.currency(converted, "amount", fields)).isEqualTo("EUR");
    }

    @ParameterizedTest
    @CsvSource({"10.00, 10000000", "8.75, 8750000", "8.00, 8000000"})
    void shouldRefundWhatTheOrderSaysWhateverTheLinesExplain(String amount, long micros) {
        String refunds = ",\"paymentSummary\":{\"refunds\":[{\"refundId\":\"R1\",\"refundStatus\":\"REFUNDED\","
                + "\"refundDate\":\"2026-03-09T09:00:00.000Z\",\"amount\":{\"value\":\"" + amount
                + "\",\"currency\":\"USD\"}}]}";
        Return refund = (Return) new Refunds()
                .normalize(order("\"lineItems\":[" + LINE + "]" + refunds), TOLD)
                .events()
                .get(0);

        assertThat(refund.getLines()).extracting(ReturnLine::getRefundMicros).containsExactly(micros);
        assertThat(refund.getOccurredAt()).isEqualTo(Instant.parse("2026-03-09T09:00:00Z"));
        assertThat(refund.getWithdrawn()).isFalse();
    }

    @Test
    void shouldRefuseAnOrderWithoutLines() {
        assertThatThrownBy(() -> new Orders().normalize(order("\"lineItems\":[]"), TOLD))
                .isInstanceOf(BadItemException.class)
                .hasMessageContaining("at least one line");
    }
}
