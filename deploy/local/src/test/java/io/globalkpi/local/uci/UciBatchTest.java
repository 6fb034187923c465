package io.globalkpi.local.uci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.Better;
import io.globalkpi.schemas.reference.KpiUnit;
import io.globalkpi.schemas.reference.Sensitivity;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UciBatchTest {

    private static final Path CONFIG = Path.of("../config/uci-online-retail");
    private static final LocalDate END = LocalDate.parse("2011-01-31");

    private static final String FILE = """
            InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
            1,85123A,"HEART, WHITE",6,1/3/11 8:26,2.50,1,Germany
            1,85123A,"HEART, WHITE",6,1/3/11 8:26,2.50,1,Germany
            1,POST,POSTAGE,2,1/3/11 8:26,5,1,Germany
            C2,85123A,HEART,-3,1/4/11 9:00,2.50,1,Germany
            C2,POST,POSTAGE,-1,1/4/11 9:00,5,1,Germany
            3,22139,damaged,-40,1/5/11 9:00,0,,Germany
            4,22139,GIFT,4,1/6/11 9:00,0,1,Germany
            A5,B,Adjust bad debt,1,1/6/11 9:00,-11062.06,,Germany
            6,22139,LAMP,1,1/31/11 15:30,10,2,Japan
            """;

    @TempDir
    Path folder;

    @Test
    void shouldCountGoodsInUnitsAndEverythingInMoney() throws IOException {
        Map<String, UciBatch.Figure> month = batch(false).figures("uci/germany", "month", END);

        assertThat(month.get("orders").numerator()).isEqualByComparingTo("2");
        assertThat(month.get("units").numerator()).isEqualByComparingTo("16");
        assertThat(month.get("gmv_local").numerator()).isEqualByComparingTo("40");
        assertThat(month.get("gmv").numerator()).isEqualByComparingTo("64");
        assertThat(month.get("net_sales_local").numerator()).isEqualByComparingTo("27.5");
        assertThat(month.get("gross_margin").denominator().orElseThrow()).isEqualByComparingTo("8");
    }

    @Test
    void shouldTakeInvoicesThatBeginWithCAsReturns() throws IOException {
        UciBatch.Figure rate = batch(false).figures("uci/germany", "30d", END).get("return_rate");

        assertThat(rate.numerator()).isEqualByComparingTo("3");
        assertThat(rate.denominator().orElseThrow()).isEqualByComparingTo("16");
    }

    /** Half past three in London is half past midnight in Tokyo. */
    @Test
    void shouldCountDaysInTheZoneOfTheSite() throws IOException {
        UciBatch batch = batch(false);

        assertThat(batch.figures("uci/japan", "month", END).get("orders").numerator())
                .isZero();
        assertThat(batch.figures("uci/japan", "day", END.plusDays(1))
                        .get("orders")
                        .numerator())
                .isEqualByComparingTo("1");
    }

    @Test
    void shouldSpreadThirtyDates() {
        assertThat(UciComparison.dates()).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void shouldFindNothingWhenTheSnapshotsAgree() throws IOException {
        UciBatch batch = batch(false);
        UciComparison.Outcome outcome = new UciComparison(batch).with(published(batch));

        assertThat(outcome.compared()).isGreaterThan(1_000);
        assertThat(outcome.differences()).isEmpty();
    }

    @Test
    void shouldFindOneUnitTooMany() throws IOException {
        UciComparison.Outcome outcome = new UciComparison(batch(false)).with(published(batch(true)));

        assertThat(outcome.differences()).anyMatch(line -> line.startsWith("uci/germany units 90d"));
    }

    @Test
    void shouldFindWhatWasNeverPublished() throws IOException {
        assertThat(new UciComparison(batch(false)).with(List.of()).differences())
                .anyMatch(line -> line.contains("nothing published"));
    }

    @Test
    void shouldComputeTheWholeFile() throws IOException {
        String data = System.getenv("GLOBALKPI_DATA");
        assumeTrue(data != null, "not run: GLOBALKPI_DATA names no folder with datasets/");
        Path file = Path.of(data, "datasets/uci_online_retail/online_retail_240k.csv.gz");
        UciBatch batch = UciBatch.of(file, CONFIG, false);

        assertThat(batch.scopes()).hasSize(38).contains("uci/germany", "uci/eire", UciBatch.COMPANY);
        assertThat(batch.figures("uci/germany", "30d", LocalDate.parse("2011-05-01"))
                        .get("return_rate"))
                .hasToString("Figure[numerator=71, denominator=Optional[6233]]");
    }

    private UciBatch batch(boolean planted) throws IOException {
        Path file = folder.resolve("uci.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(FILE.getBytes(StandardCharsets.UTF_8));
        }
        return UciBatch.of(file, CONFIG, planted);
    }

    /** As the engine publishes: a step only if it differs from the one before. */
    private static List<KpiSnapshot> published(UciBatch batch) {
        List<KpiSnapshot> snapshots = new ArrayList<>();
        for (String scope : batch.scopes()) {
            for (String window : UciBatch.WINDOWS) {
                Map<String, UciBatch.Figure> before = Map.of();
                for (LocalDate date = LocalDate.parse("2010-12-31");
                        date.isBefore(LocalDate.parse("2011-07-20"));
                        date = date.plusDays(1)) {
                    Map<String, UciBatch.Figure> now = batch.figures(scope, window, date);
                    if (!now.equals(before)) {
                        snapshots.add(snapshot(scope, window, date, now));
                    }
                    before = now;
                }
            }
        }
        return snapshots;
    }

    private static KpiSnapshot snapshot(
            String scope, String window, LocalDate date, Map<String, UciBatch.Figure> figures) {
        Instant end = date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return KpiSnapshot.newBuilder()
                .setScopeType(scope.equals(UciBatch.COMPANY) ? ScopeType.COMPANY : ScopeType.SITE)
                .setScopeId(scope)
                .setWindow(window)
                .setWindowStart(end)
                .setWindowEnd(end)
                .setDate(date)
                .setZone("UTC")
                .setAsOf(end)
                .setPublishedAt(end)
                .setClosed(true)
                .setProvisional(false)
                .setCurrency("USD")
                .setReferenceVersion(1)
                .setKpis(figures.entrySet().stream()
                        .map(entry -> value(entry.getKey(), entry.getValue()))
                        .toList())
                .build();
    }

    private static KpiValue value(String kpi, UciBatch.Figure figure) {
        return KpiValue.newBuilder()
                .setKpi(kpi)
                .setVersion(1)
                .setDefinition("")
                .setNumerator(figure.numerator().setScale(6))
                .setDenominator(
                        figure.denominator().map(below -> below.setScale(6)).orElse((BigDecimal) null))
                .setUnit(KpiUnit.COUNT)
                .setBetter(Better.UP)
                .setSensitivity(Sensitivity.OPEN)
                .build();
    }
}
