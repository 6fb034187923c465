package io.globalkpi.ingest.platform.ebay;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.ingest.platform.Flag;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.ScriptedSession;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Wire;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.FeeClass;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeesTest {

    private static final Instant NOW = Instant.parse("2026-03-10T16:00:00Z");
    private static final Told TOLD = new Told("ebay", ScriptedSession.SHOP, NOW, NOW);

    private static Normalized normalize(String fields) {
        return new Fees()
                .normalize(
                        Wire.read(
                                Transaction.class,
                                ("{\"transactionId\":\"T1\",\"transactionDate\":\"2026-03-09T10:00:00.000Z\"," + fields
                                                + "}")
                                        .getBytes(StandardCharsets.UTF_8)),
                        TOLD);
    }

    @Test
    void shouldExplainASaleFromItsBasisToWhatIsPaidOut() {
        Normalized outcome = normalize("""
                "transactionType":"SALE","bookingEntry":"CREDIT","amount":{"value":"162.36","currency":"USD"},
                "totalFeeBasisAmount":{"value":"195.00","currency":"USD"},"totalFeeAmount":{"value":"32.64","currency":"USD"},
                "orderLineItems":[{"lineItemId":"1","marketplaceFees":[
                  {"feeType":"FINAL_VALUE_FEE","amount":{"value":"29.24","currency":"USD"}},
                  {"feeType":"FINAL_VALUE_FEE_FIXED_PER_ORDER","amount":{"value":"0.40","currency":"USD"}},
                  {"feeType":"INTERNATIONAL_FEE","amount":{"value":"3.00","currency":"USD"}}]}]""");

        long fees = outcome.events().stream()
                .mapToLong(event -> ((Fee) event).getAmountMicros())
                .sum();
        assertThat(195_000_000 - fees).isEqualTo(162_360_000);
        assertThat(outcome.flags()).isEmpty();
    }

    @Test
    void shouldFlagFeesThatAreNotTheirTotal() {
        Normalized outcome =
                normalize("\"transactionType\":\"SALE\",\"totalFeeAmount\":{\"value\":\"1\",\"currency\":\"USD\"}");

        assertThat(outcome.flags()).containsExactly(new Flag("totalFeeAmount", "other than the sum of the fees"));
    }

    @ParameterizedTest
    @CsvSource({
        "NON_SALE_CHARGE, DEBIT, AD_FEE, ADVERTISING, 2500000, 0",
        "NON_SALE_CHARGE, CREDIT, INSERTION_FEE, PLATFORM, -2500000, 0",
        "NON_SALE_CHARGE, DEBIT, MARS_FEE, UNKNOWN, 2500000, 1",
        "SHIPPING_LABEL, DEBIT, SHIPPING_LABEL, FULFILMENT, 2500000, 0",
        "MYSTERY, DEBIT, INSERTION_FEE, PLATFORM, 2500000, 1"
    })
    void shouldSignChargesByTheirBookingAndKeepUnknownWords(
            String type, String booking, String feeType, FeeClass feeClass, long micros, int flags) {
        Normalized outcome = normalize(
                "\"transactionType\":\"%s\",\"bookingEntry\":\"%s\",\"feeType\":\"%s\",\"amount\":{\"value\":\"2.50\",\"currency\":\"USD\"}"
                        .formatted(type, booking, feeType));

        assertThat(outcome.events()).singleElement().satisfies(event -> {
            Fee fee = (Fee) event;
            assertThat(fee.getFeeClass()).isEqualTo(feeClass);
            assertThat(fee.getPlatformFeeType()).isEqualTo(feeType);
            assertThat(fee.getAmountMicros()).isEqualTo(micros);
        });
        assertThat(outcome.flags()).hasSize(flags);
    }

    @ParameterizedTest
    @CsvSource({"TRANSFER", "WITHDRAWAL"})
    void shouldMakeNoCostOfMoneyThatOnlyMoves(String type) {
        assertThat(normalize("\"transactionType\":\"" + type + "\"").events()).isEmpty();
    }
}
