package io.globalkpi.ingest.platform.aliexpress;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Words;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.ReturnLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Disputes as returns of one line. One counts when it is over and money went back, at the time it did; before, and when it was
 * called off or lost by the buyer, it contributes nothing.
 */
final class Issues implements Normalizer<AliExpressIssue> {

    private static final Set<String> AGREED = Set.of("reached", "perform");

    private static final Words<Boolean> OVER =
            new Words<>("issue_status", Map.of("processing", false, "canceled_issue", false, "finish", true), true);

    /** Whether money has gone back for good. */
    private static final Words<Boolean> PAID = new Words<>(
            "refund_status",
            Map.of(
                    "refund_ok", true,
                    "wait_refund", false,
                    "refund_cancel", false,
                    "refund_frozen", false,
                    "close", false),
            false);

    private static final Words<ReturnKind> KIND = new Words<>(
            "solution_type",
            Map.of("refund", ReturnKind.REFUND, "return_and_refund", ReturnKind.RETURN),
            ReturnKind.UNKNOWN);

    @Override
    public Normalized normalize(AliExpressIssue item, Told told) {
        Fields fields = new Fields("return/" + item.issueId());
        fields.require("issue_id", item.issueId());
        Normalized outcome = new Normalized();
        AliExpressIssue.Line line = fields.require("line", item.line());
        AliExpressIssue.Refund refund = paid(line.refundInfo(), outcome);
        long money = refund == null ? 0 : money(refund, fields);
        boolean over = OVER.read(fields.first("issue_status", item.issueStatus()), outcome);
        Instant asked = Pacific.at("gmt_create", item.gmtCreate(), fields);
        ReturnKind kind = kind(item.detail(), outcome);
        return outcome.add(Return.newBuilder()
                .setEntityId(told.entity("return", String.valueOf(item.issueId())))
                .setRevision(Pacific.latest("gmt_modified", item.gmtModified(), told, fields)
                        .toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(at(refund, asked, fields))
                .setObservedAt(told.observedAt())
                .setWithdrawn(!over || money == 0)
                .setOrderId(String.valueOf(fields.require("parent_order_id", item.parentOrderId())))
                .setKind(kind)
                .setCurrency(currency(refund, line, told))
                .setReason(reason(item.detail()))
                .setRequestedAt(asked)
                .setLines(List.of(ReturnLine.newBuilder()
                        .setOrderLineId(item.orderId() == null ? null : String.valueOf(item.orderId()))
                        .setSku(fields.first("sku_code", line.skuCode(), String.valueOf(line.productId())))
                        .setUnits(kind == ReturnKind.RETURN ? fields.count("product_count", line.productCount()) : 0)
                        .setRefundMicros(money)
                        .build()))
                .build());
    }

    private static AliExpressIssue.@Nullable Refund paid(AliExpressIssue.@Nullable Refund refund, Normalized outcome) {
        return refund != null && refund.refundStatus() != null && PAID.read(refund.refundStatus(), outcome)
                ? refund
                : null;
    }

    private static long money(AliExpressIssue.Refund refund, Fields fields) {
        return Money.notNegative("refund_cash_amt", refund.refundCashAmt(), fields)
                + Money.notNegative("refund_coupon_amt", refund.refundCouponAmt(), fields);
    }

    private static Instant at(AliExpressIssue.@Nullable Refund refund, Instant asked, Fields fields) {
        Instant paid = refund == null ? null : Pacific.find("refund_time", refund.refundTime(), fields);
        return paid == null ? asked : paid;
    }

    private static String currency(AliExpressIssue.@Nullable Refund refund, AliExpressIssue.Line line, Told told) {
        return Stream.of(refund == null ? null : refund.refundCashAmt(), line.productPrice())
                .filter(money -> money != null && money.currencyCode() != null)
                .map(Money::currencyCode)
                .findFirst()
                .orElse(told.shop().currency());
    }

    private static String reason(AliExpressIssue.@Nullable Detail detail) {
        return detail == null || detail.issueReasonId() == null ? "" : String.valueOf(detail.issueReasonId());
    }

    /** The solution that was agreed upon, else AliExpress' own, else the last word of seller and buyer. */
    private static ReturnKind kind(AliExpressIssue.@Nullable Detail detail, Normalized outcome) {
        List<AliExpressIssue.Solution> solutions = detail == null
                ? List.of()
                : Stream.of(detail.platformSolutionList(), detail.sellerSolutionList(), detail.buyerSolutionList())
                        .filter(Objects::nonNull)
                        .flatMap(List::stream)
                        .filter(solution -> solution.solutionType() != null)
                        .toList();
        return solutions.stream()
                .filter(solution -> solution.status() != null && AGREED.contains(solution.status()))
                .findFirst()
                .or(() -> solutions.stream().findFirst())
                .map(solution -> KIND.read(String.valueOf(solution.solutionType()), outcome))
                .orElse(ReturnKind.REFUND);
    }
}
