package io.globalkpi.ingest.platform.aliexpress;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.FeeClass;

/** What was kept back when money was released: the commissions by their names, and what else is missing as a fee of no name. */
final class Loans implements Normalizer<AliExpressLoan> {

    @Override
    public Normalized normalize(AliExpressLoan item, Told told) {
        Fields fields = new Fields("fee/" + item.childOrderId());
        fields.require("child_order_id", item.childOrderId());
        Normalized outcome = new Normalized();
        long commission = Money.micros("escrow_fee", item.escrowFee(), fields);
        long affiliates = Money.micros("affiliate_commission", item.affiliateCommission(), fields);
        add("escrow_fee", FeeClass.PLATFORM, commission, item, told, fields, outcome);
        add("affiliate_commission", FeeClass.OTHER, affiliates, item, told, fields, outcome);
        if (item.loanAmount() != null && item.realLoanAmount() != null) {
            long rest = Money.micros("loan_amount", item.loanAmount(), fields)
                    - commission
                    - affiliates
                    - Money.micros("real_loan_amount", item.realLoanAmount(), fields);
            if (rest != 0) {
                outcome.flag("fee", "rest");
            }
            add("rest", FeeClass.UNKNOWN, rest, item, told, fields, outcome);
        }
        return outcome;
    }

    private static void add(
            String name,
            FeeClass feeClass,
            long amount,
            AliExpressLoan item,
            Told told,
            Fields fields,
            Normalized outcome) {
        if (amount == 0) {
            return;
        }
        Money any = fields.require("loan_amount", item.loanAmount());
        outcome.add(Fee.newBuilder()
                .setEntityId(told.entity("fee", String.valueOf(item.childOrderId()), name))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(told.shop().start(fields.date("date", item.date())))
                .setObservedAt(told.observedAt())
                .setOrderId(String.valueOf(fields.require("order_id", item.orderId())))
                .setFeeClass(feeClass)
                .setPlatformFeeType(name)
                .setCurrency(fields.first("currency_code", any.currencyCode()))
                .setAmountMicros(amount)
                .build());
    }
}
