package io.globalkpi.local.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.period.Periods;
import io.globalkpi.schemas.reference.Better;
import io.globalkpi.schemas.reference.KpiUnit;
import io.globalkpi.schemas.serde.TrustedRecords;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a generation says of a step, whether or not it wrote that very step. */
class StepsTest {

    private static final String SITE = "amazon-us/acme";
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private final Steps steps = new Steps(Periods.CALENDAR);

    @BeforeAll
    static void trustRecords() {
        TrustedRecords.trust();
    }

    @Test
    void shouldCarryAStepForwardUntilAnotherIsWritten() {
        write("30d", "2026-11-20", 5, true);
        write("30d", "2026-11-24", 6, true);

        assertThat(at("30d", "2026-11-23")).isEqualTo(at("30d", "2026-11-20"));
        assertThat(at("30d", "2026-11-25")).isEqualTo(at("30d", "2026-11-24")).isNotEqualTo(at("30d", "2026-11-23"));
    }

    @Test
    void shouldCarryNothingIntoAnotherPeriod() {
        write("month", "2026-10-30", 5, true);

        assertThat(at("month", "2026-11-01")).isEqualTo(at("month", "2026-10-30")); // 31 October
        assertThat(at("month", "2026-11-02")).isEqualTo(Said.NOTHING);
    }

    @Test
    void shouldSayNothingWhereEverythingIsZero() {
        write("30d", "2026-11-20", 0, true);

        assertThat(at("30d", "2026-11-20").figures()).isEqualTo(Said.NOTHING.figures());
        assertThat(at("30d", "2026-11-01")).isEqualTo(Said.NOTHING);
    }

    @Test
    void shouldSayNothingWhereNothingHappenedThoughMuchWasWanted() {
        KpiSnapshot row = row("month", "2026-11-20", 0, true);
        KpiValue orders = row.getKpis().get(0);
        KpiValue runRate = KpiValue.newBuilder(orders)
                .setKpi("sales_run_rate")
                .setNumerator(BigDecimal.TEN)
                .setDenominator(BigDecimal.ONE)
                .setSample(0)
                .setTarget(BigDecimal.TEN)
                .build();
        KpiValue spent = KpiValue.newBuilder(orders)
                .setKpi("roas")
                .setDenominator(BigDecimal.ONE)
                .build();

        assertThat(said(row, orders, runRate)).isEqualTo(Said.NOTHING);
        assertThat(said(row, orders, runRate, spent)).isNotEqualTo(Said.NOTHING);
    }

    private static Said said(KpiSnapshot row, KpiValue... kpis) {
        return Said.of(KpiSnapshot.newBuilder(row).setKpis(List.of(kpis)).build());
    }

    @Test
    void shouldSayNothingOfWhatWasTakenBack() {
        write("1h", "2026-11-20", 5, true);
        steps.take(key("1h", "2026-11-20"), null);

        assertThat(at("1h", "2026-11-20")).isEqualTo(Said.NOTHING);
    }

    @Test
    void shouldTellWhatIsStillRunning() {
        write("30d", "2026-11-28", 5, true);
        write("30d", "2026-11-29", 5, false);

        assertThat(steps.isRunning(new Series(SITE, "30d"), end("2026-11-28"))).isFalse();
        assertThat(steps.isRunning(new Series(SITE, "30d"), end("2026-11-29"))).isTrue();
        assertThat(steps.isRunning(new Series(SITE, "7d"), NOON)).isFalse();
        assertThat(steps.isRunning(new Series(SITE, "7d"), NOON.plusMillis(1))).isTrue();
    }

    @Test
    void shouldTellTheSameFiguresWhoeverPublishedThem() {
        Said one = Said.of(row("30d", "2026-11-20", 5, true));
        KpiSnapshot later = KpiSnapshot.newBuilder(row("30d", "2026-11-20", 5, true))
                .setPublishedAt(NOON.plusSeconds(9))
                .setReferenceVersion(9)
                .build();

        assertThat(Said.of(later)).isEqualTo(one);
        assertThat(Said.inWords(later)).containsEntry("orders v1", "5 of 5");
    }

    private Said at(String window, String end) {
        return steps.at(new Series(SITE, window), end(end));
    }

    private void write(String window, String end, int orders, boolean closed) {
        steps.take(key(window, end), row(window, end, orders, closed));
    }

    private static Instant end(String date) {
        return Instant.parse(date + "T00:00:00Z");
    }

    private static KpiKey key(String window, String end) {
        return new KpiKey(ScopeType.SITE, SITE, window, end(end));
    }

    private static KpiSnapshot row(String window, String end, int orders, boolean closed) {
        return KpiSnapshot.newBuilder()
                .setScopeType(ScopeType.SITE)
                .setScopeId(SITE)
                .setWindow(window)
                .setWindowStart(Instant.EPOCH)
                .setWindowEnd(end(end))
                .setZone("UTC")
                .setAsOf(NOON)
                .setPublishedAt(NOON)
                .setClosed(closed)
                .setProvisional(!closed)
                .setCurrency("USD")
                .setReferenceVersion(1)
                .setKpis(List.of(KpiValue.newBuilder()
                        .setKpi("orders")
                        .setVersion(1)
                        .setDefinition("")
                        .setNumerator(BigDecimal.valueOf(orders).setScale(6))
                        .setUnit(KpiUnit.COUNT)
                        .setBetter(Better.UP)
                        .setSample(orders)
                        .build()))
                .build();
    }
}
