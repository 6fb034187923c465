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
import java.util.Objects;
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
    private final String type;
    private final String plainType;
    private final Normalized outcome = new Normalized();
    private final List<ReturnLine> refunded = new ArrayList<>();
    private int fees;

    private TransactionNormalizer(AmazonTransaction transaction, Told told) {
        this.transaction = transaction;
        this.told = told;
        this.id = transaction.transactionId() == null ? Wire.fingerprint(transaction) : transaction.transactionId();
        this.orderId = related("ORDER_ID");
        this.type = transaction.transactionType() == null ? "" : transaction.transactionType();
        this.plainType = ChargeWords.plain(type);
    }

    static Normalized normalize(AmazonTransaction transaction, Told told) {
        return new TransactionNormalizer(transaction, told).normalized();
    }

    private Normalized normalized() {
        if (isRelease()) {
            return outcome;
        }
        boolean toldByItems = false;
        for (Item item : all(transaction.items())) {
            List<Breakdown> parts = all(item.breakdowns());
            toldByItems |= !parts.isEmpty();
            fees(parts, sku(item));
            refund(item, parts);
        }
        // Those of the transaction repeat those of its items, if it has any.
        if (!toldByItems) {
            fees(all(transaction.breakdowns()), null);
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

    private void fees(List<Breakdown> parts, @Nullable String sku) {
        for (Breakdown part : parts) {
            String word = part.breakdownType() == null ? "" : part.breakdownType();
            String plain = ChargeWords.plain(word);
            if (!ChargeWords.isProceeds(plain)) {
                fees(part, word, plain, sku);
            }
        }
    }

    private void fees(Breakdown part, String word, String plain, @Nullable String sku) {
        boolean group = ChargeWords.isGroup(plain) || !ChargeWords.isKnownFee(plain);
        if (group && !part.parts().isEmpty()) {
            fees(part.parts(), sku);
        } else if (part.breakdownAmount() != null
                && part.breakdownAmount().currencyAmount().signum() != 0) {
            fee(word, plain, part.breakdownAmount(), sku);
        }
    }

    private void fee(String word, String plain, AmazonTransaction.Amount amount, @Nullable String sku) {
        if (!ChargeWords.isKnownFee(plain)) {
            outcome.flag("feeType", word);
        }
        fees++;
        outcome.add(Fee.newBuilder()
                .setEntityId(told.entity("fee", id, Integer.toString(fees), plain))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(transaction.postedDate())
                .setObservedAt(told.observedAt())
                .setOrderId(orderId)
                .setSku(sku)
                .setFeeClass(ChargeWords.feeClass(plain))
                .setPlatformFeeType(word)
                .setCurrency(amount.currencyCode())
                .setAmountMicros(-Micros.of(amount.currencyAmount()))
                .build());
    }

    /** Only the goods: refunded postage and tax are no refunds of sales, as they were no sales. */
    private void refund(Item item, List<Breakdown> parts) {
        if (!REFUNDS.contains(plainType)) {
            return;
        }
        BigDecimal goods = goods(parts);
        if (goods.signum() < 0) {
            refunded.add(ReturnLine.newBuilder()
                    .setOrderLineId(orderLine(item))
                    .setSku(Objects.requireNonNullElse(sku(item), "unknown"))
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
                .setReason(type)
                .setLines(refunded)
                .build();
    }

    private ReturnKind kind() {
        return switch (plainType) {
            case "guaranteeclaim" -> ReturnKind.CLAIM;
            case "chargeback" -> ReturnKind.CHARGEBACK;
            default -> ReturnKind.REFUND;
        };
    }

    private @Nullable String related(String name) {
        for (AmazonTransaction.Related one : all(transaction.relatedIdentifiers())) {
            if (one.relatedIdentifierName().equals(name)) {
                return one.relatedIdentifierValue();
            }
        }
        return null;
    }

    private static @Nullable String orderLine(Item item) {
        String adjusted = related(item, "ORDER_ADJUSTMENT_ITEM_ID");
        return adjusted == null ? related(item, "ORDER_ITEM_ID") : adjusted;
    }

    private static @Nullable String related(Item item, String name) {
        for (AmazonTransaction.ItemRelated one : all(item.relatedIdentifiers())) {
            if (one.itemRelatedIdentifierName().equals(name)) {
                return one.itemRelatedIdentifierValue();
            }
        }
        return null;
    }

    private static @Nullable String sku(Item item) {
        for (AmazonTransaction.Context context : all(item.contexts())) {
            if (context.sku() != null) {
                return context.sku();
            }
        }
        return null;
    }

    private static <T> List<T> all(@Nullable List<T> some) {
        return some == null ? List.of() : some;
    }
}
