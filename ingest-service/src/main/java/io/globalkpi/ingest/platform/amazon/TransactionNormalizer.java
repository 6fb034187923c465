package io.globalkpi.ingest.platform.amazon;

import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Wire;
import io.globalkpi.ingest.platform.amazon.AmazonTransaction.Breakdown;
import io.globalkpi.ingest.platform.amazon.AmazonTransaction.Item;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.ReturnLine;
import io.globalkpi.schemas.id.Micros;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as fees and, of a refund, as a refund. What the buyer paid is not told here: orders tell it.
 *
 * <p>A fee is a named charge with all its parts, its tax too. A charge nobody knows is a fee of unknown class, flagged.
 *
 * <p>What was deferred is told once: at the time it was posted. The transaction that releases it names it and makes no event.
 */
final class TransactionNormalizer {

    private static final Set<String> REFUNDS = Set.of("refund", "guaranteeclaim", "chargeback");
    private static final Set<String> GOODS = Set.of("principal", "ourpriceprincipal");

    private final AmazonTransaction transaction;
    private final Told told;
    private final String id;
    private final @Nullable String orderId;
    private final Normalized outcome = new Normalized();
    private final List<ReturnLine> refunded = new ArrayList<>();
    private int fees;

    private TransactionNormalizer(AmazonTransaction transaction, Told told) {
        this.transaction = transaction;
        this.told = told;
        this.id = transaction.transactionId() == null ? Wire.fingerprint(transaction) : transaction.transactionId();
        this.orderId = related("ORDER_ID");
    }

    static Normalized normalize(AmazonTransaction transaction, Told told) {
        return new TransactionNormalizer(transaction, told).normalized();
    }

    private Normalized normalized() {
        if (isRelease()) {
            return outcome;
        }
        List<Item> items = transaction.items() == null ? List.of() : transaction.items();
        for (Item item : items) {
            parts(item.breakdowns()).forEach(part -> fees(part, sku(item)));
            refund(item);
        }
        // Those of the transaction repeat those of its items, if it has any.
        if (items.stream().allMatch(item -> parts(item.breakdowns()).isEmpty())) {
            parts(transaction.breakdowns()).forEach(part -> fees(part, null));
        }
        if (!refunded.isEmpty()) {
            outcome.add(refundEvent());
        }
        return outcome;
    }

    /** Of a transaction of its own that was told when it was deferred. */
    private boolean isRelease() {
        String deferred = related("DEFERRED_TRANSACTION_ID");
        return deferred != null && !deferred.equals(id);
    }

    private void fees(Breakdown part, @Nullable String sku) {
        String word = part.breakdownType() == null ? "" : part.breakdownType();
        boolean group = ChargeWords.isGroup(word)
                || !ChargeWords.isKnownFee(word) && !part.parts().isEmpty();
        if (ChargeWords.isProceeds(word)) {
            return;
        }
        if (group && !part.parts().isEmpty()) {
            part.parts().forEach(inner -> fees(inner, sku));
        } else if (part.breakdownAmount() != null
                && part.breakdownAmount().currencyAmount().signum() != 0) {
            fee(word, part.breakdownAmount(), sku);
        }
    }

    private void fee(String word, AmazonTransaction.Amount amount, @Nullable String sku) {
        if (!ChargeWords.isKnownFee(word)) {
            outcome.flag("feeType", word);
        }
        fees++;
        outcome.add(Fee.newBuilder()
                .setEntityId(told.entity("fee", id, Integer.toString(fees), ChargeWords.plain(word)))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(transaction.postedDate())
                .setObservedAt(told.observedAt())
                .setOrderId(orderId)
                .setSku(sku)
                .setFeeClass(ChargeWords.feeClass(word))
                .setPlatformFeeType(word)
                .setCurrency(amount.currencyCode())
                .setAmountMicros(-Micros.of(amount.currencyAmount()))
                .build());
    }

    /** Only the goods: refunded postage and tax are no refunds of sales, as they were no sales. */
    private void refund(Item item) {
        if (!REFUNDS.contains(ChargeWords.plain(type()))) {
            return;
        }
        BigDecimal goods = goods(parts(item.breakdowns()));
        if (goods.signum() < 0) {
            refunded.add(ReturnLine.newBuilder()
                    .setOrderLineId(itemRelated(item, "ORDER_ADJUSTMENT_ITEM_ID")
                            .or(() -> itemRelated(item, "ORDER_ITEM_ID"))
                            .orElse(null))
                    .setSku(Optional.ofNullable(sku(item)).orElse("unknown"))
                    .setUnits(0)
                    .setRefundMicros(-Micros.of(goods))
                    .setRestocked(false)
                    .build());
        }
    }

    private static BigDecimal goods(List<Breakdown> parts) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Breakdown part : parts) {
            String word = part.breakdownType() == null ? "" : ChargeWords.plain(part.breakdownType());
            if (GOODS.contains(word) && part.breakdownAmount() != null) {
                sum = sum.add(part.breakdownAmount().currencyAmount());
            } else {
                sum = sum.add(goods(part.parts()));
            }
        }
        return sum;
    }

    private Return refundEvent() {
        return Return.newBuilder()
                .setEntityId(told.entity("refund", id))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(transaction.postedDate())
                .setObservedAt(told.observedAt())
                .setOrderId(orderId)
                .setKind(kind())
                .setCurrency(
                        transaction.totalAmount() == null
                                ? told.shop().currency()
                                : transaction.totalAmount().currencyCode())
                .setReason(type())
                .setLines(refunded)
                .build();
    }

    private ReturnKind kind() {
        return switch (ChargeWords.plain(type())) {
            case "guaranteeclaim" -> ReturnKind.CLAIM;
            case "chargeback" -> ReturnKind.CHARGEBACK;
            default -> ReturnKind.REFUND;
        };
    }

    private String type() {
        return transaction.transactionType() == null ? "" : transaction.transactionType();
    }

    private @Nullable String related(String name) {
        return transaction.relatedIdentifiers() == null
                ? null
                : transaction.relatedIdentifiers().stream()
                        .filter(one -> one.relatedIdentifierName().equals(name))
                        .map(AmazonTransaction.Related::relatedIdentifierValue)
                        .findFirst()
                        .orElse(null);
    }

    private static Optional<String> itemRelated(Item item, String name) {
        return item.relatedIdentifiers() == null
                ? Optional.empty()
                : item.relatedIdentifiers().stream()
                        .filter(one -> one.itemRelatedIdentifierName().equals(name))
                        .map(AmazonTransaction.ItemRelated::itemRelatedIdentifierValue)
                        .findFirst();
    }

    private static @Nullable String sku(Item item) {
        return item.contexts() == null
                ? null
                : item.contexts().stream()
                        .map(AmazonTransaction.Context::sku)
                        .filter(sku -> sku != null)
                        .findFirst()
                        .orElse(null);
    }

    private static List<Breakdown> parts(@Nullable List<Breakdown> breakdowns) {
        return breakdowns == null ? List.of() : breakdowns;
    }
}
