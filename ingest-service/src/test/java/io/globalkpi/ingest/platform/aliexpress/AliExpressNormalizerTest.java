package io.globalkpi.ingest.platform.aliexpress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.ingest.platform.BadItemException;
import io.globalkpi.ingest.platform.Flag;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Shape;
import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Wire;
import io.globalkpi.schemas.event.CancelledBy;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.FeeClass;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.Listing;
import io.globalkpi.schemas.event.ListingStatus;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.serde.TrustedRecords;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AliExpressNormalizerTest {

    static {
        TrustedRecords.trust();
    }

    private static final Instant NOW = Instant.parse("2026-03-10T16:00:00Z");
    private static final Told TOLD =
            new Told("aliexpress", new Shop("aliexpress-es/acme", "EUR", ZoneId.of("Europe/Madrid"), "ES"), NOW, NOW);

    private static <W> W read(Class<W> wire, String json) {
        return Wire.read(wire, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static String line(int id, String status, String amount, String postage) {
        return "{'child_id':" + id + ",'product_id':7,'sku_code':'S" + id + "','product_count':2,'son_order_status':'"
                + status + "','total_product_amount':{'amount':'" + amount + "','currency_code':'USD'},"
                + "'logistics_amount':{'amount':'" + postage + "','currency_code':'USD'}}";
    }

    private static Normalized order(String status, String reason, String paid, String... lines) {
        return new Orders()
                .normalize(
                        read(
                                AliExpressOrder.class,
                                "{'order_id':9,'order_status':'" + status + "','end_reason':'" + reason
                                        + "','gmt_create':'2026-02-24 15:00:51','gmt_pay_time':'2026-02-24 15:00:56',"
                                        + "'gmt_update':'2026-02-27 23:15:30','pay_amount':{'amount':'" + paid
                                        + "','currency_code':'USD'},'product_list':[" + String.join(",", lines) + "]}"),
                        TOLD);
    }

    private static Order event(Normalized outcome) {
        return (Order) outcome.events().get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "PLACE_ORDER_SUCCESS, '', CREATED, NOBODY",
        "RISK_CONTROL, '', ON_HOLD, NOBODY",
        "IN_FROZEN, '', ON_HOLD, NOBODY",
        "WAIT_SELLER_EXAMINE_MONEY, '', ON_HOLD, NOBODY",
        "WAIT_SELLER_SEND_GOODS, '', PAID, NOBODY",
        "SELLER_PART_SEND_GOODS, '', PROCESSING, NOBODY",
        "WAIT_BUYER_ACCEPT_GOODS, '', SHIPPED, NOBODY",
        "FUND_PROCESSING, '', DELIVERED, NOBODY",
        "IN_CANCEL, '', CANCEL_PENDING, NOBODY",
        "IN_ISSUE, '', RETURN_PENDING, NOBODY",
        "FINISH, '', COMPLETED, NOBODY",
        "FINISH, buyer_accept_goods, COMPLETED, NOBODY",
        "FINISH, buyer_accept_goods_timeout, COMPLETED, NOBODY",
        "FINISH, buyer_cancel_notpay_order, CANCELLED, BUYER",
        "FINISH, seller_send_goods_timeout, CANCELLED, SELLER",
        "FINISH, risk_reject_closed, CANCELLED, PLATFORM",
        "FINISH, seller_accept_issue_no_goods_return, RETURNED, NOBODY",
        "FINISH, moon, UNKNOWN, NOBODY",
        "MOON, '', UNKNOWN, NOBODY",
    })
    void shouldReadWhatFinishMeansByItsReason(String word, String reason, OrderStatus status, CancelledBy who) {
        Normalized outcome = order(word, reason, "10", line(1, word, "10", "0"));
        Order order = event(outcome);

        assertThat(order.getStatus()).isEqualTo(status);
        assertThat(order.getCancelledBy()).isEqualTo(who);
        assertThat(order.getLines()).extracting(OrderLine::getStatus).containsExactly(status);
        assertThat(order.getPlatformStatus()).startsWith(word).endsWith(reason);
        assertThat(outcome.flags().isEmpty()).isEqualTo(status != OrderStatus.UNKNOWN);
    }

    @Test
    void shouldReadTimesOfCalifornia() {
        Order order = event(order("RISK_CONTROL", "", "10", line(1, "RISK_CONTROL", "10", "0")));

        assertThat(order.getOccurredAt()).isEqualTo(Instant.parse("2026-02-24T23:00:51Z"));
        assertThat(order.getRevision())
                .isEqualTo(Instant.parse("2026-02-28T07:15:30Z").toEpochMilli());
    }

    /** Every row: what was paid is goods less discount and postage, told once, to the cent. */
    @ParameterizedTest
    @CsvSource({
        "170.54, 0.00, 173.40, 37.77, 40630000, 33362892, 7267108",
        "213.17, 2.00, 173.40, 37.77, 0, 0, 0",
        "200.00, 2.00, 173.40, 37.77, 13170000, 10814405, 2355595",
        "250.00, 2.00, 173.40, 37.77, 0, 0, 0",
    })
    void shouldSpreadWhatTheBuyerWasLetOff(
            String paid, String postage, String one, String other, long discount, long first, long second) {
        Order order = event(order(
                "RISK_CONTROL",
                "",
                paid,
                line(1, "RISK_CONTROL", one, postage),
                line(2, "RISK_CONTROL", other, postage)));

        assertThat(order.getLines())
                .extracting(OrderLine::getGrossMicros, OrderLine::getDiscountMicros)
                .containsExactly(tuple(173_400_000L, first), tuple(37_770_000L, second));
        assertThat(first + second).isEqualTo(discount);
    }

    @Test
    void shouldReadMoneyThatIsToldInCentsOnly() {
        AliExpressOrder yen = read(
                AliExpressOrder.class,
                "{'order_id':9,'order_status':'IN_ISSUE','gmt_create':'2026-02-24 15:00:51',"
                        + "'gmt_update':'2026-02-24 15:00:51','product_list':[{'child_id':1,'product_id':7,"
                        + "'product_count':1,'son_order_status':'IN_ISSUE','total_product_amount':"
                        + "{'cent':1500,'cent_factor':1,'currency_code':'JPY'}}]}");

        Order order = event(new Orders().normalize(yen, TOLD));
        assertThat(order.getCurrency()).isEqualTo("JPY");
        assertThat(order.getLines().get(0).getGrossMicros()).isEqualTo(1_500_000_000L);
        assertThat(order.getLines().get(0).getSku()).isEqualTo("7");
    }

    @Test
    void shouldEndALineBeforeItsOrder() {
        Order order = event(order(
                "WAIT_BUYER_ACCEPT_GOODS",
                "",
                "20",
                line(1, "FINISH", "10", "0"),
                line(2, "WAIT_BUYER_ACCEPT_GOODS", "10", "0")));

        assertThat(order.getLines())
                .extracting(OrderLine::getStatus)
                .containsExactly(OrderStatus.COMPLETED, OrderStatus.SHIPPED);
    }

    @Test
    void shouldRefuseAnOrderWithoutProducts() {
        assertThatThrownBy(() -> order("RISK_CONTROL", "", "10"))
                .isInstanceOf(BadItemException.class)
                .hasMessageContaining("product_list");
    }

    private static Normalized issue(String status, String refund, String cash, String solutions) {
        return new Issues()
                .normalize(
                        read(
                                AliExpressIssue.class,
                                "{'issue_id':5,'order_id':1,'parent_order_id':9,'issue_status':'" + status
                                        + "','gmt_create':'2026-02-24 15:00:51','gmt_modified':'2026-02-27 23:15:30',"
                                        + "'detail':{'issue_reason_id':115,'seller_solution_list':[" + solutions
                                        + "]},'line':{'sku_code':'S1','product_count':2,'refund_info':"
                                        + "{'refund_status':'" + refund
                                        + "','refund_time':'2026-02-26 10:00:00','refund_cash_amt':{'amount':'" + cash
                                        + "','currency_code':'USD'},'refund_coupon_amt':{'amount':'0.50',"
                                        + "'currency_code':'USD'}}}}"),
                        TOLD);
    }

    @ParameterizedTest
    @CsvSource({
        "processing, wait_refund, true, 0",
        "processing, refund_ok, true, 66650000",
        "finish, refund_ok, false, 66650000",
        "finish, refund_cancel, true, 0",
        "finish, refund_frozen, true, 0",
        "canceled_issue, close, true, 0",
        "moon, refund_ok, false, 66650000",
    })
    void shouldCountADisputeOnceItIsOverAndMoneyWentBack(String status, String refund, boolean open, long micros) {
        Normalized outcome = issue(status, refund, "66.15", "{'solution_type':'refund','status':'reached'}");
        Return event = (Return) outcome.events().get(0);

        assertThat(event.getWithdrawn()).isEqualTo(open);
        assertThat(event.getLines().get(0).getRefundMicros()).isEqualTo(micros);
        assertThat(event.getReason()).isEqualTo("115");
        assertThat(event.getOccurredAt())
                .isEqualTo(Instant.parse(micros == 0 ? "2026-02-24T23:00:51Z" : "2026-02-26T18:00:00Z"));
        assertThat(outcome.flags().contains(new Flag("issue_status", status))).isEqualTo(status.equals("moon"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'solution_type':'refund','status':'reached'}; REFUND; 0",
                "{'solution_type':'return_and_refund','status':'perform'}; RETURN; 2",
                "{'solution_type':'refund','status':'wait_seller_accept'},"
                        + "{'solution_type':'return_and_refund','status':'reached'}; RETURN; 2",
                "{'solution_type':'swap','status':'reached'}; UNKNOWN; 0",
                "''; REFUND; 0",
            })
    void shouldTellGoodsThatComeBackByTheSolutionAgreedUpon(String solutions, ReturnKind kind, long units) {
        String json = solutions.equals("''") ? "" : solutions;
        Return event = (Return) issue("finish", "refund_ok", "1", json).events().get(0);

        assertThat(event.getKind()).isEqualTo(kind);
        assertThat(event.getLines().get(0).getUnits()).isEqualTo(units);
    }

    private static Normalized loan(String released, String escrow, String affiliates, String real) {
        String money = "{'amount':'%s','currency_code':'USD','cent_factor':100}";
        return new Loans()
                .normalize(
                        read(
                                AliExpressLoan.class,
                                "{'child_order_id':1,'order_id':9,'date':'2026-02-28','loan_amount':"
                                        + money.formatted(released) + ",'escrow_fee':" + money.formatted(escrow)
                                        + ",'affiliate_commission':" + money.formatted(affiliates)
                                        + ",'real_loan_amount':" + money.formatted(real) + "}"),
                        TOLD);
    }

    @ParameterizedTest
    @CsvSource({
        "140.91, 7.05, 11.27, 122.59, 0",
        "140.91, 7.05, 0, 133.86, 0",
        "140.91, 7.05, 11.27, 120.00, 2590000",
        "10.00, 0, 0, 10.50, -500000",
    })
    void shouldAccountForEveryCentBetweenReleasedAndReceived(
            String released, String escrow, String affiliates, String real, long rest) {
        Normalized outcome = loan(released, escrow, affiliates, real);
        List<Fee> fees = outcome.events().stream().map(Fee.class::cast).toList();

        assertThat(fees.stream().mapToLong(Fee::getAmountMicros).sum())
                .isEqualTo(Math.round(1e6 * Double.parseDouble(released)) - Math.round(1e6 * Double.parseDouble(real)));
        assertThat(fees.stream()
                        .filter(fee -> fee.getFeeClass() == FeeClass.UNKNOWN)
                        .mapToLong(Fee::getAmountMicros)
                        .sum())
                .isEqualTo(rest);
        assertThat(outcome.flags().isEmpty()).isEqualTo(rest == 0);
    }

    @ParameterizedTest
    @CsvSource({"onSelling, PUBLISHED", "offline, PAUSED", "auditing, DRAFT", "editingRequired, DRAFT", "moon, UNKNOWN"
    })
    void shouldMakeAListingOfEverySku(String word, ListingStatus status) {
        AliExpressProduct product = read(
                AliExpressProduct.class,
                "{'product_id':7,'product_status_type':'" + word
                        + "','gmt_create':'2026-02-01 00:00:00','gmt_modified':'2026-02-27 23:15:30',"
                        + "'aeop_ae_product_s_k_us':[{'id':'14:1','sku_code':'A','ipm_sku_stock':3},"
                        + "{'id':'14:2','ipm_sku_stock':0}]}");

        assertThat(Products.listings(product, TOLD).events())
                .extracting(Listing.class::cast)
                .extracting(Listing::getEntityId, Listing::getSku, Listing::getStatus)
                .containsExactly(
                        tuple("aliexpress-es/acme/listing/7-14:1", "A", status),
                        tuple("aliexpress-es/acme/listing/7-14:2", "7", status));
    }

    @ParameterizedTest
    @CsvSource({"1, true", "5, true", "0, false", "100, false"})
    void shouldTakeOneToFiveStars(int stars, boolean taken) {
        AliExpressReview review = read(
                AliExpressReview.class,
                "{'order_id':1,'parent_order_id':9,'buyer_evaluation':'" + stars
                        + "','valid_date':'2026-02-27 23:15:30'}");

        if (taken) {
            assertThat(new Reviews().normalize(review, TOLD).events())
                    .extracting(Feedback.class::cast)
                    .extracting(Feedback::getStars)
                    .containsExactly(stars);
        } else {
            assertThatThrownBy(() -> new Reviews().normalize(review, TOLD)).isInstanceOf(BadItemException.class);
        }
    }

    /** The documentation's own example gives every amount as 1.01: paid is goods less discount and postage even so. */
    @Test
    void shouldNormalizeTheSavedOrderToTheCent() {
        JsonNode saved = Shape.tree(Shape.saved("aliexpress/aliexpress.solution.order.get.json"));
        ObjectNode order = Answers.bare(
                Answers.list(Answers.body(saved).path("result").path("target_list"))
                        .get(0),
                "product_list");
        AliExpressOrder read = Wire.read(AliExpressOrder.class, order);
        Order event = event(new Orders().normalize(read, TOLD));
        OrderLine line = event.getLines().get(0);

        assertThat(event.getOrderId()).isEqualTo("1160045860056286");
        assertThat(event.getOccurredAt()).isEqualTo(Instant.parse("2017-10-12T19:12:12Z"));
        assertThat(line.getLineId()).isEqualTo("23457890");
        assertThat(line.getGrossMicros()).isEqualTo(1_010_000);
        assertThat(line.getGrossMicros() - line.getDiscountMicros() + 1_010_000).isEqualTo(1_010_000);
        assertThat(Wire.write(read)).doesNotContain("test", "cn1234", "memo", "buyer_login");
    }
}
