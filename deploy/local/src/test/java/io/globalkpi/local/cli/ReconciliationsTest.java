package io.globalkpi.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.kpi.Reconciliation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconciliationsTest {

    private static Reconciliation row(String amount, String other, String tax, String unexplained) {
        return Reconciliation.newBuilder()
                .setSite("amazon-de/acme")
                .setDate(LocalDate.parse("2026-03-06"))
                .setFeed("orders")
                .setSource("amazon")
                .setOtherSource("mabang")
                .setCurrency("EUR")
                .setEntities(3)
                .setOtherEntities(2)
                .setUnits(5)
                .setOtherUnits(4)
                .setAmount(decimal(amount))
                .setOtherAmount(decimal(other))
                .setExplained(Map.of("tax", decimal(tax)))
                .setUnexplained(decimal(unexplained))
                .setAsOf(Instant.parse("2026-03-07T00:00:00Z"))
                .setPublishedAt(Instant.parse("2026-03-07T00:00:01Z"))
                .build();
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text).setScale(6);
    }

    @Test
    void shouldPrintEveryCauseUnderItsName() {
        StringWriter out = new StringWriter();
        Reconciliations.columns()
                .print(List.of(row("100", "120", "-19", "-1")), FormatOption.Format.CSV, new PrintWriter(out, true));

        assertThat(out.toString().lines())
                .containsExactly(
                        "date,site,feed,source,other,entities,otherEntities,units,otherUnits,money,amount,otherAmount,"
                                + "difference,zone,cancelled,refund-date,fees,tax,currency,missing,unexplained,"
                                + "unexplainedPercent,asOf",
                        "2026-03-06,amazon-de/acme,orders,amazon,mabang,3,2,5,4,EUR,100,120,-20,,,,,-19,,,-1,0.83,"
                                + "2026-03-07T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "100, 100, 0, 0, false",
        "100, 99, 1, 0.01, false",
        "100, 98, 2, 0.01, true",
        "0, 50, -1, 0.01, true",
        "0, 0, 0, 0, false",
        "0, 0, 1, 0.5, true",
    })
    void shouldHoldTheRestAgainstTheGreaterAmount(
            String amount, String other, String unexplained, BigDecimal share, boolean above) {
        assertThat(Reconciliations.isAbove(row(amount, other, "0", unexplained), share))
                .isEqualTo(above);
    }
}
