package io.globalkpi.ingest.platform.shopee;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A movement of the seller's wallet, as get_wallet_transaction_list tells it. It has no id.
 *
 * @param amount in the shop's currency
 * @param createTime epoch seconds
 * @param moneyFlow MONEY_IN or MONEY_OUT
 * @param likeThis ours: counts those of a page that are alike in all, from 1
 */
@JsonNaming(SnakeCaseStrategy.class)
record ShopeeTransaction(
        @Nullable String status,
        @Nullable String transactionType,
        @Nullable BigDecimal amount,
        @Nullable Long createTime,
        @Nullable String orderSn,
        @Nullable String refundSn,
        @Nullable Long withdrawalId,
        @Nullable String moneyFlow,
        @Nullable Integer likeThis) {

    /** The same, as the so-manieth that is like it in all. */
    ShopeeTransaction numbered(int number) {
        return new ShopeeTransaction(
                status, transactionType, amount, createTime, orderSn, refundSn, withdrawalId, moneyFlow, number);
    }

    /** What tells it from others that are not like it in all. */
    String likeness() {
        return transactionType + "/" + createTime + "/" + text(orderSn) + "/" + text(refundSn) + "/"
                + (withdrawalId == null ? "" : withdrawalId) + "/"
                + (amount == null ? "" : amount.abs().stripTrailingZeros().toPlainString());
    }

    /** What tells it from all others. */
    String key() {
        return likeThis == null || likeThis == 1 ? likeness() : likeness() + "/" + likeThis;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
