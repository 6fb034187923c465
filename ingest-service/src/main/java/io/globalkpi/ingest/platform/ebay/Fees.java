package io.globalkpi.ingest.platform.ebay;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Words;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.FeeClass;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What eBay charges and credits. A sale's fees are those of its lines; a refund gives some of them back. What moves money
 * without being a fee (sales, refunds, payouts, holds) is kept in the raw record and makes no event.
 */
final class Fees implements Normalizer<Transaction> {

    private static final Words<FeeClass> CLASSES = new Words<>(
            "feeType",
            Map.ofEntries(
                    Map.entry("FINAL_VALUE_FEE", FeeClass.PLATFORM),
                    Map.entry("FINAL_VALUE_FEE_FIXED_PER_ORDER", FeeClass.PLATFORM),
                    Map.entry("FINAL_VALUE_SHIPPING_FEE", FeeClass.PLATFORM),
                    Map.entry("INTERNATIONAL_FEE", FeeClass.PLATFORM),
                    Map.entry("HIGH_ITEM_NOT_AS_DESCRIBED_FEE", FeeClass.PLATFORM),
                    Map.entry("BELOW_STANDARD_FEE", FeeClass.PLATFORM),
                    Map.entry("BELOW_STANDARD_SHIPPING_FEE", FeeClass.PLATFORM),
                    Map.entry("REGULATORY_OPERATING_FEE", FeeClass.PLATFORM),
                    Map.entry("PAYMENT_PROCESSING_FEE", FeeClass.PLATFORM),
                    Map.entry("PAYMENT_DISPUTE_FEE", FeeClass.PLATFORM),
                    Map.entry("INSERTION_FEE", FeeClass.PLATFORM),
                    Map.entry("STORE_SUBSCRIPTION_FEE", FeeClass.PLATFORM),
                    Map.entry("SUBTITLE_FEE", FeeClass.PLATFORM),
                    Map.entry("OTHER_FEES", FeeClass.OTHER),
                    Map.entry("AD_FEE", FeeClass.ADVERTISING),
                    Map.entry("PREMIUM_AD_FEES", FeeClass.ADVERTISING),
                    Map.entry("OFFSITE_ADS_FEES", FeeClass.ADVERTISING),
                    Map.entry("SHIPPING_LABEL", FeeClass.FULFILMENT),
                    Map.entry("INCOME_TAX_WITHHOLDING", FeeClass.TAX),
                    Map.entry("VAT_WITHHOLDING", FeeClass.TAX)),
            FeeClass.UNKNOWN);

    /** Kinds of movement with their fees inside. */
    private static final Set<String> WITH_LINES = Set.of("SALE", "REFUND", "DISPUTE");

    /** Kinds that are fees themselves. */
    private static final Set<String> CHARGES = Set.of("NON_SALE_CHARGE", "SHIPPING_LABEL", "CREDIT", "ADJUSTMENT");

    /** Kinds that are no cost. */
    private static final Set<String> MOVEMENTS = Set.of("TRANSFER", "WITHDRAWAL", "LOAN_REPAYMENT", "PURCHASE");

    @Override
    public Normalized normalize(Transaction item, Told told) {
        Normalized outcome = new Normalized();
        String type = String.valueOf(item.transactionType());
        if (WITH_LINES.contains(type)) {
            lineFees(item, told, outcome);
        } else if (!MOVEMENTS.contains(type)) {
            if (!CHARGES.contains(type)) {
                outcome.flag("transactionType", type);
            }
            String word = item.feeType() == null ? type : item.feeType();
            boolean credit = "CREDIT".equals(item.bookingEntry());
            outcome.add(fee(item, new Charge("", word, 0, item.amount(), credit), told, outcome));
        }
        return outcome;
    }

    private static void lineFees(Transaction item, Told told, Normalized outcome) {
        Fields fields = new Fields(item.transactionId());
        boolean givenBack = !String.valueOf(item.transactionType()).equals("SALE");
        long sum = 0;
        for (Transaction.Line line : item.orderLineItems()) {
            List<Transaction.Charged> charged = line.marketplaceFees();
            for (int i = 0; i < charged.size(); i++) {
                Transaction.Charged one = charged.get(i);
                String word = fields.first("feeType", one.feeType());
                String lineId = String.valueOf(line.lineItemId());
                outcome.add(fee(item, new Charge(lineId, word, i, one.amount(), givenBack), told, outcome));
                sum += Money.micros(one.amount(), "marketplaceFees.amount", fields);
            }
        }
        if (item.totalFeeAmount() != null && Money.micros(item.totalFeeAmount(), "totalFeeAmount", fields) != sum) {
            outcome.flag("totalFeeAmount", "other than the sum of the fees");
        }
    }

    /**
     * One fee of a movement.
     *
     * @param place among the fees of its line
     * @param credit true if the seller got it
     */
    private record Charge(
            String lineId, String word, int place, @Nullable Money amount, boolean credit) {}

    private static Fee fee(Transaction item, Charge charge, Told told, Normalized outcome) {
        Fields fields = new Fields(item.transactionId());
        long micros = Money.micros(charge.amount(), "amount", fields);
        String type = String.valueOf(item.transactionType());
        return Fee.newBuilder()
                .setEntityId(told.entity(
                        "fees", type, item.transactionId(), charge.lineId(), charge.word(), "" + charge.place()))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(fields.time("transactionDate", item.transactionDate()))
                .setObservedAt(told.observedAt())
                .setOrderId(item.orderId())
                .setFeeClass(CLASSES.read(charge.word(), outcome))
                .setPlatformFeeType(charge.word())
                .setCurrency(Money.currency(charge.amount(), "amount", fields))
                .setAmountMicros(charge.credit() ? -micros : micros)
                .build();
    }
}
