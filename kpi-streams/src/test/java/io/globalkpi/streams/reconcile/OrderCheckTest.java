package io.globalkpi.streams.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.oracle.WrittenBusiness;
import io.globalkpi.streams.measure.Reconciled;
import io.globalkpi.streams.measure.ReferenceBook;
import io.globalkpi.streams.measure.Told;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One order of a site in euros, told by Amazon and by Mabang. */
class OrderCheckTest {

    private static final Instant PLACED = Instant.parse("2026-03-03T12:00:00Z");
    private static final long UNIT = 1_000_000;

    private final ReferenceBook book = ReferenceBook.of(WrittenBusiness.reference("""
            company: {id: acme, currency: EUR, zone: UTC}
            sites:
              - {site: amazon-de/acme, name: DE, platform: amazon, market: DE, currency: EUR, zone: Europe/Berlin, openedOn: 2020-01-01, sources: {orders: amazon}}
            fxRates:
              - {base: EUR, currency: USD, kind: ACTUAL, date: 2026-03-01, rate: 1.25}
            """));

    private Optional<Reconciled> check(Optional<Told> authority, Optional<Told> other, Told... group) {
        return new OrderCheck(book.site("amazon-de/acme").orElseThrow(), book).of(authority, other, List.of(group));
    }

    /** @param written what is not said of it: 3 pieces at 12:00, in euros */
    private static Optional<Told> order(String source, String written) {
        if (written.equals("-")) {
            return Optional.empty();
        }
        String units = written.contains("units:") ? "" : ", units: 3";
        String currency = written.contains("USD") ? "currency: USD" : "currency: EUR";
        String status = written.contains("off") ? ", status: CANCELLED" : "";
        String amounts = written.replaceAll("USD|off", "").strip();
        return Optional.of(told("{order: A, site: amazon-de/acme, source: %s, at: %s, %s%s, lines: [{sku: TEA%s, %s}]}"
                .formatted(source, PLACED, currency, status, units, amounts)));
    }

    private static Told told(String event) {
        SpecificRecord record = WrittenBusiness.events("- " + event).get(0);
        return new Told(record, PLACED.toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({
        // authority; other; missing, what stands, unexplained
        "gross: 100, gross: 100, false, 100, 0",
        "gross: 100, gross: 97, false, 100, 3",
        "gross: 100, gross: 103, false, 100, 3",
        "gross: 100, -, true, 100, 0",
        "-, gross: 103, true, 103, 0",
        "gross: 100 off, gross: 100, false, 0, 0",
        "gross: 100 off, gross: 90, false, 0, 10",
        "gross: 100, gross: 110 USD, false, 100, 12",
        "gross: 100, gross: 123 USD, false, 100, 0",
        "gross: 100, gross: 5 GBP, false, 100, 0",
        "gross: 0, gross: 0, false, 0, 0",
    })
    void shouldSayWhoMissesItAndWhatNothingExplains(
            String authority, String other, boolean missing, long standing, long unexplained) {
        Optional<Told> second = other.contains("GBP")
                ? Optional.of(told("{order: A, site: amazon-de/acme, source: mabang, at: " + PLACED
                        + ", currency: GBP, lines: [{sku: TEA, units: 3, gross: 5}]}"))
                : order("mabang", other);

        Reconciled reconciled = check(order("amazon", authority), second).orElseThrow();

        assertThat(reconciled)
                .isEqualTo(new Reconciled(
                        PLACED.toEpochMilli(), PLACED.toEpochMilli(), missing, standing * UNIT, unexplained * UNIT));
    }

    @Test
    void shouldTakeTheOrdersOwnFeesForACause() {
        Told fee = told("{fee: F, site: amazon-de/acme, at: " + PLACED
                + ", orderId: A, feeClass: PLATFORM, currency: EUR, amount: 15}");

        assertThat(check(order("amazon", "gross: 100"), order("mabang", "gross: 85"), fee))
                .hasValueSatisfying(order -> assertThat(order.unexplained()).isZero());
        assertThat(check(order("amazon", "gross: 100"), order("mabang", "gross: 85")))
                .hasValueSatisfying(order -> assertThat(order.unexplained()).isEqualTo(15 * UNIT));
    }

    @Test
    void shouldSayNothingOfAnOrderOfWhichNothingStands() {
        assertThat(check(order("amazon", "gross: 100 off"), Optional.empty())).isEmpty();
        assertThat(check(order("amazon", "gross: 100 off"), order("mabang", "gross: 99 off")))
                .isEmpty();
        assertThat(check(Optional.empty(), order("mabang", "units: 0, gross: 0")))
                .isEmpty();
    }
}
