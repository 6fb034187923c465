package io.globalkpi.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.oracle.WrittenBusiness;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.kpi.Reconciliation;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.table.ReferenceData;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One sale told by a platform and an ERP: one of them counts, the other is compared. */
class ReconciliationTest {

    private static final Instant NOW = Instant.parse("2026-03-09T12:00:00Z");
    private static final String SITE = "amazon-de/acme";

    private static final String BUSINESS = """
            company: {id: acme, currency: EUR, zone: UTC}
            sites:
              - {site: amazon-de/acme, name: DE, platform: amazon, market: DE, currency: EUR, zone: Europe/Berlin, openedOn: 2020-01-01, sources: {orders: mabang, orders from 2026-03-05: amazon}}
            """;

    private static final String TOLD_TWICE = """
            - {order: A, site: amazon-de/acme, source: amazon, at: 2026-03-03T12:00:00Z, currency: EUR, revision: 9, lines: [{sku: TEA, units: 1, gross: 10}]}
            - {order: A, site: amazon-de/acme, source: mabang, at: 2026-03-03T12:00:00Z, currency: EUR, revision: 1, lines: [{sku: TEA, units: 2, gross: 11}]}
            - {order: B, site: amazon-de/acme, source: amazon, at: 2026-03-06T22:30:00Z, currency: EUR, revision: 1, lines: [{sku: TEA, units: 3, gross: 30}]}
            - {order: B, site: amazon-de/acme, source: mabang, at: 2026-03-06T23:30:00Z, currency: EUR, revision: 9, lines: [{sku: TEA, units: 3, gross: 30.25}]}
            """;

    private static String gmv(Pipeline pipeline, String date) {
        return pipeline.snapshot(ScopeType.SITE, SITE, "day", date + "T00:00:00Z").getKpis().stream()
                .filter(value -> value.getKpi().equals("gmv"))
                .map(KpiValue::getNumerator)
                .map(BigDecimal::stripTrailingZeros)
                .map(BigDecimal::toPlainString)
                .findFirst()
                .orElseThrow();
    }

    private static ReferenceData second(String yaml) {
        ReferenceData written = WrittenBusiness.reference(yaml);
        return new ReferenceData(
                Manifest.newBuilder(written.manifest()).setVersion(2).build(), written.rows());
    }

    @Test
    void shouldCountASaleOnceByTheAuthorityOfItsDate() {
        try (Pipeline pipeline = new Pipeline(WrittenBusiness.reference(BUSINESS), NOW)) {
            pipeline.tell(TOLD_TWICE);
            pipeline.settle();

            assertThat(gmv(pipeline, "2026-03-04")).isEqualTo("11");
            assertThat(gmv(pipeline, "2026-03-07")).isEqualTo("30");

            pipeline.change(
                    second(BUSINESS.replace("orders from 2026-03-05: amazon", "orders from 2026-03-01: amazon")));
            assertThat(gmv(pipeline, "2026-03-04")).isEqualTo("10");
        }
    }

    @Test
    void shouldPublishWhatTheOthersTellBesideIt() {
        try (Pipeline pipeline = new Pipeline(WrittenBusiness.reference(BUSINESS), NOW)) {
            pipeline.tell(TOLD_TWICE);
            pipeline.settle();

            Reconciliation third = pipeline.reconciled.get(SITE + "|2026-03-03|orders|amazon");
            assertThat(third.getSource()).isEqualTo("mabang");
            assertThat(third.getEntities()).isOne();
            assertThat(third.getOtherEntities()).isOne();
            assertThat(third.getUnits()).isEqualTo(2);
            assertThat(third.getOtherUnits()).isEqualTo(1);
            assertThat(third.getUnexplained()).isEqualByComparingTo("1");

            // 23:30 in Berlin at the platform, half past midnight of the next day at the ERP.
            Reconciliation sixth = pipeline.reconciled.get(SITE + "|2026-03-06|orders|mabang");
            assertThat(sixth.getSource()).isEqualTo("amazon");
            assertThat(sixth.getAmount()).isEqualByComparingTo("30");
            assertThat(sixth.getOtherAmount()).isZero();
            assertThat(sixth.getExplained()).isEqualTo(Map.of("zone", new BigDecimal("30.250000")));
            assertThat(sixth.getUnexplained()).isEqualByComparingTo("-0.25");
            assertThat(pipeline.reconciled
                            .get(SITE + "|2026-03-07|orders|mabang")
                            .getExplained())
                    .isEqualTo(Map.of("zone", new BigDecimal("-30.250000")));
        }
    }

    @Test
    void shouldCompareAnewWhenReferenceDataChanges() {
        try (Pipeline pipeline = new Pipeline(WrittenBusiness.reference(BUSINESS), NOW)) {
            pipeline.tell(TOLD_TWICE);
            pipeline.settle();
            pipeline.change(
                    second(BUSINESS.replace("{orders: mabang, orders from 2026-03-05: amazon}", "{orders: amazon}")));

            assertThat(pipeline.reconciled
                            .get(SITE + "|2026-03-03|orders|mabang")
                            .getUnexplained())
                    .isEqualByComparingTo("-1");
        }
    }

    private static String heldAgainstYaml() {
        return BUSINESS.replace(
                "sources: {orders: mabang, orders from 2026-03-05: amazon}",
                "sources: {orders: amazon}, reconciledWith: {orders: mabang}");
    }

    private static ReferenceData heldAgainst() {
        return WrittenBusiness.reference(heldAgainstYaml());
    }

    /** Ten orders at the platform on the 3rd; two days later both must have told them. */
    private static final String TEN =
            IntStream.range(0, 10).mapToObj(ReconciliationTest::atBoth).collect(Collectors.joining());

    private static String atBoth(int order) {
        return told("O" + order, "amazon", "10") + (order == 3 ? "" : told("O" + order, "mabang", "10"));
    }

    private static String told(String order, String source, String gross) {
        return ("- {order: %s, site: amazon-de/acme, source: %s, at: 2026-03-03T12:00:00Z, currency: EUR,"
                        + " lines: [{sku: TEA, units: 1, gross: %s}]}%n")
                .formatted(order, source, gross);
    }

    /** Numerator, denominator and value of the week until an hour; a step that says what the one before said is not published. */
    private static String week(Pipeline pipeline, ScopeType type, String scope, String kpi, String end) {
        return pipeline.latest.values().stream()
                .filter(snapshot -> snapshot.getScopeType() == type
                        && snapshot.getScopeId().equals(scope)
                        && snapshot.getWindow().equals("7d")
                        && !snapshot.getWindowEnd().isAfter(Instant.parse(end)))
                .max(Comparator.comparing(KpiSnapshot::getWindowEnd))
                .orElseThrow()
                .getKpis()
                .stream()
                .filter(value -> value.getKpi().equals(kpi))
                .map(value -> plain(value.getNumerator()) + "/" + plain(Objects.requireNonNull(value.getDenominator()))
                        + "=" + value.getValue())
                .findFirst()
                .orElseThrow();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    @Test
    void shouldMeasureWhatOneSourceMissesOnceBothMustHaveToldIt() {
        try (Pipeline pipeline = new Pipeline(heldAgainst(), Instant.parse("2026-03-05T11:59:00Z"))) {
            pipeline.tell(TEN);
            pipeline.settle();
            assertThat(week(pipeline, ScopeType.SITE, SITE, "reconciliation_missing", "2026-03-05T12:00:00Z"))
                    .isEqualTo("0/0=null");

            pipeline.at(Instant.parse("2026-03-05T12:01:00Z"));
            for (ScopeType type : List.of(ScopeType.SITE, ScopeType.COMPANY, ScopeType.PLATFORM)) {
                String scope = type == ScopeType.SITE ? SITE : type == ScopeType.COMPANY ? "acme" : "amazon";
                assertThat(week(pipeline, type, scope, "reconciliation_missing", "2026-03-05T13:00:00Z"))
                        .isEqualTo("1/10=0.1");
            }

            pipeline.tell(told("O3", "mabang", "12"));
            pipeline.settle();
            assertThat(week(pipeline, ScopeType.SITE, SITE, "reconciliation_missing", "2026-03-05T13:00:00Z"))
                    .isEqualTo("0/10=0.0");
            assertThat(week(pipeline, ScopeType.SITE, SITE, "reconciliation_unexplained", "2026-03-05T13:00:00Z"))
                    .isEqualTo("2/100=0.02");
        }
    }

    @Test
    void shouldTakeBackWhatWasMissedWhenAClosedStepIsCorrected() {
        try (Pipeline pipeline = new Pipeline(heldAgainst(), NOW)) {
            pipeline.tell(TEN);
            pipeline.settle();
            assertThat(week(pipeline, ScopeType.SITE, SITE, "reconciliation_missing", "2026-03-06T00:00:00Z"))
                    .isEqualTo("1/10=0.1");

            pipeline.tell(told("O3", "mabang", "10"));
            pipeline.settle();
            assertThat(week(pipeline, ScopeType.SITE, SITE, "reconciliation_missing", "2026-03-06T00:00:00Z"))
                    .isEqualTo("0/10=0.0");
        }
    }

    @Test
    void shouldHaveNoValueWhereNothingIsHeldAgainstTheAuthority() {
        try (Pipeline pipeline = new Pipeline(WrittenBusiness.reference(BUSINESS), NOW)) {
            pipeline.tell(TEN);
            pipeline.settle();

            assertThat(week(pipeline, ScopeType.SITE, SITE, "reconciliation_unexplained", "2026-03-04T00:00:00Z"))
                    .isEqualTo("0/0=null");

            pipeline.change(second(heldAgainstYaml()));
            assertThat(week(pipeline, ScopeType.SITE, SITE, "reconciliation_unexplained", "2026-03-06T00:00:00Z"))
                    .isEqualTo("0/100=0.0");
        }
    }
}
