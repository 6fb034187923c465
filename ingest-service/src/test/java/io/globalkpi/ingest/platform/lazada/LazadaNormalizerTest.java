package io.globalkpi.ingest.platform.lazada;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.ingest.platform.Flag;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Wire;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.FeeClass;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnLine;
import io.globalkpi.schemas.serde.TrustedRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LazadaNormalizerTest {

    static {
        TrustedRecords.trust();
    }

    private static final Instant NOW = Instant.parse("2026-03-10T16:00:00Z");

    private static Told told(String currency) {
        return new Told("lazada", new Shop("lazada-sg/acme", currency, ZoneId.of("Asia/Singapore"), "SG"), NOW, NOW);
    }

    private static <W> W read(Class<W> wire, String json) {
        return Wire.read(wire, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static Order order(String first, String second) {
        String item = "{'order_item_id':%d,'sku':'830691','status':'%s','currency':'SGD','item_price':'10.50',"
                + "'voucher_amount':2.25,'updated_at':'2018-05-17 10:35:17 +0800'}";
        return (Order) new Orders()
                .normalize(
                        read(
                                LazadaOrder.class,
                                "{'order_id':1,'created_at':'2018-05-17 09:23:36 +0800',"
                                        + "'updated_at':'2018-05-17 09:35:17 +0800','items':["
                                        + item.formatted(1, first) + "," + item.formatted(2, second) + "]}"),
                        told("SGD"))
                .events()
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "delivered, delivered, DELIVERED", "shipped, delivered, SHIPPED", "canceled, shipped, SHIPPED",
        "canceled, canceled, CANCELLED", "unpaid, unpaid, CREATED", "returned, delivered, DELIVERED",
        "failed, failed, FAILED_DELIVERY", "packed, pending, PAID",
    })
    void shouldTakeTheStatusOfTheLeastFarLineThatStands(String first, String second, OrderStatus status) {
        Order order = order(first, second);

        assertThat(order.getStatus()).isEqualTo(status);
        assertThat(order.getLines()).hasSize(2).allMatch(line -> line.getUnits() == 1);
        assertThat(order.getOccurredAt()).isEqualTo(Instant.parse("2018-05-17T01:23:36Z"));
        assertThat(order.getRevision())
                .as("an item may be younger than its order")
                .isEqualTo(Instant.parse("2018-05-17T02:35:17Z").toEpochMilli());
    }

    private static Return returned(String currency, String status, long modified) {
        return (Return) new Returns()
                .normalize(
                        read(
                                LazadaReverse.class,
                                "{'reverse_order_id':'9','trade_order_id':'1','request_type':'RETURN',"
                                        + "'reverse_order_lines':[{'trade_order_line_id':'2','reverse_status':'"
                                        + status
                                        + "','seller_sku_id':'X','refund_amount':'1050','return_order_line_gmt_create':"
                                        + "'1734669213','return_order_line_gmt_modified':'" + modified + "'}]}"),
                        told(currency))
                .events()
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({"SGD, 10500000", "VND, 1050000000"})
    void shouldReadRefundsInCentsButDongInWhole(String currency, long micros) {
        assertThat(returned(currency, "REFUND_SUCCESS", 1734669213L).getLines())
                .extracting(ReturnLine::getRefundMicros)
                .containsExactly(micros);
    }

    @Test
    void shouldTellSecondsFromMillisecondsBySize() {
        assertThat(returned("SGD", "REFUND_SUCCESS", 1734669999L).getRevision())
                .isEqualTo(returned("SGD", "REFUND_SUCCESS", 1734669999000L).getRevision());
    }

    @ParameterizedTest
    @CsvSource({
        "RTM_INIT, true",
        "RTM_CANCELED, true",
        "REFUND_PENDING, false",
        "REQUEST_COMPLETE, false",
        "MOON, false"
    })
    void shouldCountReturnsOnceMoneyIsDue(String status, boolean open) {
        assertThat(returned("SGD", status, 1734669999L).getWithdrawn()).isEqualTo(open);
    }

    @Test
    void shouldLeaveCancellationsToTheItems() {
        assertThat(new Returns()
                        .normalize(
                                read(LazadaReverse.class, "{'reverse_order_id':1,'request_type':'CANCEL'}"),
                                told("SGD"))
                        .events())
                .isEmpty();
    }

    private static Normalized fee(String type, String group, String amount) {
        return new Fees()
                .normalize(
                        read(
                                LazadaTransaction.class,
                                "{'transaction_number':'SG1','fee_type':'" + type
                                        + "','fee_name':'N','transaction_type':'"
                                        + group + "','transaction_date':'17 May 2026','amount':'" + amount
                                        + "','VAT_in_amount':'0.07'}"),
                        told("SGD"));
    }

    @ParameterizedTest
    @CsvSource({
        "16, Orders-Lazada Fees, PLATFORM",
        "7, Orders-Logistics, FULFILMENT",
        "254, 3P Services-Logistics, STORAGE",
        "112, Other Services-Lazada Fees, ADVERTISING",
        "285, Other Services-Marketing Fees, ADVERTISING",
        "9998, Orders-Logistics, FULFILMENT",
        "9999, Orders-Claims, OTHER",
        "9997, Moon, UNKNOWN",
    })
    void shouldCutEveryFeeIntoItselfAndItsTax(String type, String group, FeeClass feeClass) {
        Normalized outcome = fee(type, group, "-1.07");

        assertThat(outcome.events())
                .extracting(Fee.class::cast)
                .extracting(Fee::getFeeClass, Fee::getAmountMicros)
                .containsExactly(tuple(feeClass, 1_000_000L), tuple(FeeClass.TAX, 70_000L));
        assertThat(outcome.flags().contains(new Flag("fee_type", type))).isEqualTo(type.startsWith("99"));
    }

    @Test
    void shouldNotMakeFeesOfSalesAndVouchersThatOrdersTell() {
        assertThat(fee("13", "Orders-Sales", "25.00").events()).isEmpty();
        assertThat(fee("118", "Orders-Marketing Fees", "-1").events()).isEmpty();
        assertThat(fee("16", "Orders-Lazada Fees", "1.07").events())
                .extracting(Fee.class::cast)
                .extracting(Fee::getAmountMicros)
                .containsExactly(-1_000_000L, -70_000L);
    }

    @Test
    void shouldNormalizeTheSavedOrdersToTheCent() throws IOException {
        String data = System.getenv("GLOBALKPI_DATA");
        assumeTrue(data != null, "not run: GLOBALKPI_DATA names no folder with payloads/");
        Path payloads = Path.of(data, "payloads/lazada");
        ObjectNode order = (ObjectNode) Wire.tree(Files.readAllBytes(payloads.resolve("getOrders.json")))
                .path("data")
                .path("orders")
                .get(0);
        JsonNode items = Wire.tree(Files.readAllBytes(payloads.resolve("getMultipleOrderItems.json")))
                .path("data")
                .get(1)
                .path("order_items");
        LazadaOrder read = Wire.read(LazadaOrder.class, order.set("items", items));
        Order event = (Order) new Orders().normalize(read, told("SGD")).events().get(0);

        assertThat(Wire.write(read)).doesNotContain("Redacted", "redacted@", "customer@email.com", "12345678");
        assertThat(event.getStatus()).isEqualTo(OrderStatus.DELIVERED);
        assertThat(event.getLines())
                .singleElement()
                .satisfies(line -> assertThat(line.getGrossMicros()).isEqualTo(600_000));
        assertThat(read.price()).isEqualByComparingTo("0.60");
    }
}
