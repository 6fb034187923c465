package io.globalkpi.ingest.platform.lazada;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.FeeClass;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fees by line of the account: the amount without its tax, and the tax apart. Booked at the start of their date. */
final class Fees implements Normalizer<LazadaTransaction> {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    @Override
    public Normalized normalize(LazadaTransaction item, Told told) {
        Fields fields = new Fields(item.key());
        Normalized outcome = new Normalized();
        String type = fields.first("fee_type", item.feeType());
        Optional<FeeClass> feeClass = FeeTypes.read(type, item.transactionType(), outcome);
        if (feeClass.isEmpty()) {
            return outcome;
        }
        long amount = fields.micros("amount", fields.require("amount", item.amount()));
        long tax = Math.abs(fields.micros("VAT_in_amount", item.vat())) * Long.signum(amount);
        outcome.add(fee(item, "", feeClass.get(), -(amount - tax), told, fields));
        return tax == 0 ? outcome : outcome.add(fee(item, "/vat", FeeClass.TAX, -tax, told, fields));
    }

    private static Fee fee(
            LazadaTransaction item, String part, FeeClass feeClass, long cost, Told told, Fields fields) {
        return Fee.newBuilder()
                .setEntityId(told.entity("fee", item.key() + part))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(date(item, told, fields))
                .setObservedAt(told.observedAt())
                .setOrderId(text(item.orderNo()))
                .setSku(text(item.sellerSku()))
                .setFeeClass(feeClass)
                .setPlatformFeeType(fields.first("fee_name", item.feeName(), item.feeType()))
                .setCurrency(told.shop().currency())
                .setAmountMicros(cost)
                .build();
    }

    private static Instant date(LazadaTransaction item, Told told, Fields fields) {
        try {
            return told.shop().start(LocalDate.parse(fields.first("transaction_date", item.transactionDate()), DATE));
        } catch (DateTimeException e) {
            throw fields.bad("transaction_date", item.transactionDate(), "a date such as 17 May 2026");
        }
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
