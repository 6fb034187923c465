package io.globalkpi.ingest.platform.shopee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.globalkpi.ingest.platform.BadItemException;
import io.globalkpi.ingest.platform.Flag;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Wire;
import io.globalkpi.schemas.event.CancelledBy;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.FeeClass;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnLine;
import io.globalkpi.schemas.serde.TrustedRecords;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopeeNormalizerTest {

    static {
        TrustedRecords.trust();
    }

    private static final Shop SHOP = new Shop("shopee-sg/acme", "SGD", ZoneId.of("Asia/Singapore"), "SG");
    private static final Instant NOW = Instant.parse("2026-03-10T16:00:00Z");
    private static final Told TOLD = new Told("shopee", SHOP, NOW, NOW);

    private static <W> W read(Class<W> wire, String json) {
        return Wire.read(wire, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static Normalized order(String status, String more) {
        return new Orders()
                .normalize(
                        read(
                                ShopeeOrder.class,
                                "{'order_sn':'A1','currency':'SGD','order_status':'" + status
                                        + "','create_time':1773100000,'update_time':1773110000,'pickup_done_time':0,"
                                        + more),
                        TOLD);
    }

    private static final String ITEM = "'item_list':[{'item_id':7,'order_item_id':7,'model_id':3,'model_sku':'M3',"
            + "'model_quantity_purchased':3,'model_original_price':10.10,'model_discounted_price':9.05";

    @ParameterizedTest
    @CsvSource({
        "UNPAID, CREATED",
        "PENDING, ON_HOLD",
        "INVOICE_PENDING, ON_HOLD",
        "READY_TO_SHIP, PAID",
        "RETRY_SHIP, PAID",
        "PROCESSED, PROCESSING",
        "SHIPPED, SHIPPED",
        "TO_CONFIRM_RECEIVE, DELIVERED",
        "COMPLETED, COMPLETED",
        "IN_CANCEL, CANCEL_PENDING",
        "CANCELLED, CANCELLED",
        "TO_RETURN, RETURN_PENDING",
        "MOON, UNKNOWN",
    })
    void shouldReadEveryStatusAndKeepUnknownOnes(String word, OrderStatus status) {
        Normalized outcome = order(word, ITEM + "}]}");
        Order order = (Order) outcome.events().get(0);

        assertThat(order.getStatus()).isEqualTo(status);
        assertThat(order.getPlatformStatus()).isEqualTo(word);
        assertThat(outcome.flags())
                .isEqualTo(status == OrderStatus.UNKNOWN ? List.of(new Flag("order_status", word)) : List.of());
    }

    @Test
    void shouldTakeTheListedPriceAndWhatItWasReducedBy() {
        Order order = (Order) order("SHIPPED", ITEM + "}]}").events().get(0);

        assertThat(order.getLines())
                .extracting(
                        OrderLine::getLineId,
                        OrderLine::getSku,
                        OrderLine::getGrossMicros,
                        OrderLine::getDiscountMicros)
                .containsExactly(tuple("7-3", "M3", 30_300_000L, 3_150_000L));
        assertThat(order.getShippedAt()).isNull();
        assertThat(order.getRevision()).isEqualTo(1773110000000L);
    }

    @Test
    void shouldCutALineWhosePiecesWereCancelledInPart() {
        Order order = (Order)
                order("PROCESSED", ITEM + ",'cancelled_qty':1}]}").events().get(0);

        assertThat(order.getLines())
                .extracting(OrderLine::getLineId, OrderLine::getUnits, OrderLine::getStatus, OrderLine::getGrossMicros)
                .containsExactly(
                        tuple("7-3", 2L, OrderStatus.PROCESSING, 20_200_000L),
                        tuple("7-3-cancelled", 1L, OrderStatus.CANCELLED, 10_100_000L));
    }

    @ParameterizedTest
    @CsvSource({"buyer, BUYER", "seller, SELLER", "system, PLATFORM", "Ops, PLATFORM", "moon, UNKNOWN"})
    void shouldSayWhoCancelled(String word, CancelledBy who) {
        Order order = (Order) order("CANCELLED", "'cancel_by':'" + word + "'," + ITEM + "}]}")
                .events()
                .get(0);

        assertThat(order.getCancelledBy()).isEqualTo(who);
        assertThat(order.getCancelledAt()).isEqualTo(Instant.ofEpochSecond(1773110000));
    }

    @Test
    void shouldKeepLinesOfOneModelApart() {
        Order order = (Order) order("PAID", ITEM + "}," + ITEM.substring(ITEM.indexOf('[') + 1) + "}]}")
                .events()
                .get(0);

        assertThat(order.getLines()).extracting(OrderLine::getLineId).containsExactly("7-3", "7-3-2");
    }

    @Test
    void shouldRefuseAnOrderWithoutLinesOrATime() {
        assertThatThrownBy(() -> order("PAID", "'item_list':[]}"))
                .isInstanceOf(BadItemException.class)
                .hasMessageContaining("item_list");
    }

    @ParameterizedTest
    @CsvSource({
        "REQUESTED, true",
        "PROCESSING, true",
        "JUDGING, true",
        "SELLER_DISPUTE, true",
        "CANCELLED, true",
        "ACCEPTED, false",
        "REFUND_PAID, false",
        "CLOSED, false",
        "MOON, false",
    })
    void shouldCountReturnsOnceTheyAreAccepted(String status, boolean open) {
        Return told = (Return) new Returns()
                .normalize(
                        read(
                                ShopeeReturn.class,
                                "{'return_sn':'R1','order_sn':'A1','status':'" + status
                                        + "','reason':'ITEM_MISSING','refund_amount':10.01,'currency':'SGD',"
                                        + "'create_time':1773100000,'update_time':1773110000,'return_solution':0,"
                                        + "'item':[{'variation_sku':'X','amount':2,'item_price':5},"
                                        + "{'item_sku':'Y','variation_sku':'','amount':1,'item_price':5}]}"),
                        TOLD)
                .events()
                .get(0);

        assertThat(told.getWithdrawn()).isEqualTo(open);
        assertThat(told.getLines())
                .extracting(ReturnLine::getSku, ReturnLine::getUnits, ReturnLine::getRefundMicros)
                .containsExactly(tuple("X", 2L, 6_673_333L), tuple("Y", 1L, 3_336_667L));
    }

    @Test
    void shouldAccountForEveryCentOfAnIncome() {
        Normalized outcome = new Incomes()
                .normalize(
                        new ShopeeIncome(
                                "A1",
                                1773100000,
                                Map.of(
                                        "escrow_amount", new BigDecimal("85.03"),
                                        "original_cost_of_goods_sold", new BigDecimal("100"),
                                        "commission_fee", new BigDecimal("10.00"),
                                        "buyer_paid_shipping_fee", new BigDecimal("3.03"),
                                        "actual_shipping_fee", new BigDecimal("8"),
                                        "moon_fee", new BigDecimal("1"),
                                        "buyer_total_amount", new BigDecimal("103.03"))),
                        TOLD);

        assertThat(outcome.events())
                .extracting(Fee.class::cast)
                .extracting(Fee::getPlatformFeeType, Fee::getFeeClass, Fee::getAmountMicros)
                .containsExactly(
                        tuple("actual_shipping_fee", FeeClass.FULFILMENT, 8_000_000L),
                        tuple("buyer_paid_shipping_fee", FeeClass.FULFILMENT, -3_030_000L),
                        tuple("commission_fee", FeeClass.PLATFORM, 10_000_000L));
        assertThat(outcome.flags()).containsExactly(new Flag("order_income", "moon_fee"));
    }

    @Test
    void shouldFlagAnIncomeWhoseTermsDoNotMakeItsTotal() {
        Normalized outcome = new Incomes()
                .normalize(
                        new ShopeeIncome(
                                "A1",
                                1773100000,
                                Map.of("escrow_amount", BigDecimal.TEN, "commission_fee", BigDecimal.ONE)),
                        TOLD);

        assertThat(outcome.flags()).containsExactly(new Flag("escrow_amount", "other than the sum of its terms"));
    }

    @ParameterizedTest
    @CsvSource({"MONEY_OUT, -5, 5", "MONEY_OUT, 5, 5", "MONEY_IN, 5, -5", "'', -5, 5", "'', 5, -5"})
    void shouldReadTheFlowOfMoneyInTheWallet(String flow, String amount, long cost) {
        Fee fee = (Fee) new Wallet()
                .normalize(
                        read(
                                ShopeeTransaction.class,
                                "{'status':'COMPLETED','transaction_type':'ADJUSTMENT_MINUS','amount':" + amount
                                        + ",'create_time':1773100000,'money_flow':'" + flow + "'}"),
                        TOLD)
                .events()
                .get(0);

        assertThat(fee.getAmountMicros()).isEqualTo(cost * 1_000_000);
    }
}
