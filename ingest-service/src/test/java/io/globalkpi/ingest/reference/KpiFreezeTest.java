package io.globalkpi.ingest.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.reference.KpiDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A definition published on the first of March: what may become of it, and when. */
class KpiFreezeTest {

    private static final Instant MARCH = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T12:00:00Z");
    private static final Instant OCTOBER = Instant.parse("2026-10-01T12:00:00Z");

    @TempDir
    private Path directory;

    @BeforeEach
    void writeTheCompany() throws IOException {
        company("");
    }

    private void company(String more) throws IOException {
        Files.writeString(
                directory.resolve("company.yaml"),
                "company: {id: acme, name: Acme, reportingCurrency: EUR, zone: UTC" + more + "}");
    }

    private ReferencePlan plan(Instant now, InForce inForce, String... kpis) throws IOException {
        Files.writeString(directory.resolve("kpis.yaml"), "kpis:\n  - " + String.join("\n  - ", kpis));
        return Planner.plan(List.of(directory), inForce, now);
    }

    private static String kpi(String version, String from, String numerator, String more) {
        return "{id: ad_cost, version: %s, from: %s, name: Ads, unit: MONEY, better: DOWN, numerator: %s, windows: all%s}"
                .formatted(version, from, numerator, more);
    }

    private InForce published(String... kpis) throws IOException {
        Map<String, SpecificRecord> rows = new HashMap<>();
        plan(MARCH, InForce.NOTHING, kpis).changes().forEach(change -> rows.put(change.key(), change.after()));
        return new InForce(Optional.empty(), Map.of(ReferenceKind.KPIS.topic(), rows));
    }

    private static final String OLD = kpi("1", "2000-01-01", "ad_spend", "");

    @Test
    void shouldRefuseAChangeWithinHalfAYearWithoutReasonAndApprover() throws IOException {
        String changed = kpi("1", "2026-05-01", "ad_spend + platform_fees", "");

        assertThat(plan(APRIL, published(OLD), OLD, changed).problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "kpis.yaml:3: kpis[1].reason: is frozen until 2026-08-31 (was ''; expected why ad_cost changes before that)",
                        "kpis.yaml:3: kpis[1].approver: is frozen until 2026-08-31 (was ''; expected who allowed ad_cost to change before that)");
    }

    @Test
    void shouldTakeAChangeThatSomebodyAllowedAndKeepTheOldOneBesideIt() throws IOException {
        String changed = kpi("1", "2026-05-01", "ad_spend + platform_fees", ", reason: new contract, approver: wei");

        ReferencePlan plan = plan(APRIL, published(OLD), OLD, changed);

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.changes()).extracting(Change::key).containsExactly("ad_cost|1|2026-05-01");
        KpiDefinition after = (KpiDefinition) plan.changes().get(0).after();
        assertThat(after.getApprover()).isEqualTo("wei");
        assertThat(after.getAppliedOn()).hasToString("2026-04-01");
    }

    @Test
    void shouldTakeAnyChangeWhenTheFreezeIsOver() throws IOException {
        String changed = kpi("1", "2026-11-01", "ad_spend + platform_fees", "");

        assertThat(plan(OCTOBER, published(OLD), OLD, changed).problems()).isEmpty();
    }

    @Test
    void shouldTakeTheFreezeTheCompanyWants() throws IOException {
        InForce inForce = published(OLD);
        company(", kpiFreezeDays: 30");

        assertThat(plan(APRIL, inForce, OLD, kpi("1", "2026-05-01", "other_fees", ""))
                        .problems())
                .isEmpty();
    }

    @Test
    void shouldLetAnotherVersionStandBesideTheOldOneAtAnyTime() throws IOException {
        assertThat(plan(APRIL, published(OLD), OLD, kpi("2", "2026-04-01", "other_fees", ""))
                        .problems())
                .isEmpty();
    }

    @Test
    void shouldKeepTheFormulaOfPeriodsThatAreOver() throws IOException {
        assertThat(plan(OCTOBER, published(OLD), kpi("1", "2000-01-01", "other_fees", ""))
                        .problems())
                .extracting(Problem::message)
                .containsExactly("would change the formula of periods that are over");
    }

    /** Applying the same again is no change, and another name is no other definition. */
    @Test
    void shouldNotBeginTheFreezeAnew() throws IOException {
        InForce inForce = published(OLD);

        assertThat(plan(APRIL, inForce, OLD).changes()).isEmpty();
        assertThat(plan(APRIL, inForce, OLD.replace("Ads", "Advertising")).changes())
                .extracting(change -> ((KpiDefinition) change.after()).getAppliedOn())
                .hasToString("[2026-03-01]");
    }
}
