package io.globalkpi.ingest.platform.shopee;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.FeeClass;
import java.util.Map;
import java.util.Set;

/**
 * What the wallet was charged or credited beyond the income of orders: adjustments, ads, fulfilment, taxes. Payouts of income
 * and withdrawals move money and are no fee. Charges for ads are kept, but what is spent is told by the ad reports.
 */
final class Wallet implements Normalizer<ShopeeTransaction> {

    private static final Set<String> TRANSFERS = Set.of(
            "ESCROW_VERIFIED_ADD",
            "ESCROW_VERIFIED_MINUS",
            "WITHDRAWAL_CREATED",
            "WITHDRAWAL_COMPLETED",
            "WITHDRAWAL_CANCELLED",
            "FAST_ESCROW_DISBURSE",
            "FAST_ESCROW_DEDUCT",
            "FAST_ESCROW_DISBURSE_REMAIN");

    private static final Map<String, FeeClass> CLASSES = Map.ofEntries(
            Map.entry("ADJUSTMENT_ADD", FeeClass.OTHER),
            Map.entry("ADJUSTMENT_MINUS", FeeClass.OTHER),
            Map.entry("ADJUSTMENT_CENTER_ADD", FeeClass.OTHER),
            Map.entry("ADJUSTMENT_CENTER_DEDUCT", FeeClass.OTHER),
            Map.entry("FBS_ADJUSTMENT_ADD", FeeClass.FULFILMENT),
            Map.entry("FBS_ADJUSTMENT_MINUS", FeeClass.FULFILMENT),
            Map.entry("FSF_COST_PASSING_DEDUCT", FeeClass.FULFILMENT),
            Map.entry("PERCEPTION_VAT_TAX_DEDUCT", FeeClass.TAX),
            Map.entry("PERCEPTION_TURNOVER_TAX_DEDUCT", FeeClass.TAX),
            Map.entry("PAID_ADS_CHARGE", FeeClass.ADVERTISING),
            Map.entry("PAID_ADS_REFUND", FeeClass.ADVERTISING),
            Map.entry("AFFILIATE_ADS_SELLER_FEE", FeeClass.OTHER),
            Map.entry("AFFILIATE_ADS_SELLER_FEE_REFUND", FeeClass.OTHER),
            Map.entry("AFFILIATE_FEE_DEDUCT", FeeClass.OTHER));

    @Override
    public Normalized normalize(ShopeeTransaction item, Told told) {
        Fields fields = new Fields(item.key());
        Normalized outcome = new Normalized();
        String word = fields.first("transaction_type", item.transactionType());
        if (TRANSFERS.contains(word)) {
            return outcome;
        }
        FeeClass feeClass = CLASSES.get(word);
        if (feeClass == null) {
            outcome.flag("transaction_type", word);
        }
        String order = item.orderSn();
        return outcome.add(Fee.newBuilder()
                .setEntityId(told.entity("wallet", item.key()))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(fields.require("create_time", Ask.time(item.createTime())))
                .setObservedAt(told.observedAt())
                .setWithdrawn(!"COMPLETED".equals(item.status()))
                .setOrderId(order == null || order.isBlank() ? null : order)
                .setFeeClass(feeClass == null ? FeeClass.UNKNOWN : feeClass)
                .setPlatformFeeType(word)
                .setCurrency(told.shop().currency())
                .setAmountMicros(cost(item, fields))
                .build());
    }

    /** Positive if the seller paid. The flow of the money decides; where it is absent, the sign of the amount. */
    private static long cost(ShopeeTransaction item, Fields fields) {
        long micros = fields.micros("amount", fields.require("amount", item.amount()));
        if (item.moneyFlow() == null || item.moneyFlow().isBlank()) {
            return -micros;
        }
        return item.moneyFlow().equals("MONEY_IN") ? -Math.abs(micros) : Math.abs(micros);
    }
}
