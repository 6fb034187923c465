package io.globalkpi.ingest.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.globalkpi.schemas.reference.CalendarDay;
import io.globalkpi.schemas.reference.ChangeKind;
import io.globalkpi.schemas.reference.Clause;
import io.globalkpi.schemas.reference.FxRate;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.Level;
import io.globalkpi.schemas.reference.LevelAction;
import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.reference.Ownership;
import io.globalkpi.schemas.reference.ProductCost;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.reference.RuleLayer;
import io.globalkpi.schemas.reference.Side;
import io.globalkpi.schemas.reference.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlannerTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Path DEFAULTS = Path.of("..", "deploy", "config", "defaults");

    private static final String OWNERSHIP = "ownership:\n  - {site: amazon-us/acme, from: 2024-01-01, ";

    @TempDir
    private Path directory;

    @BeforeEach
    void writeWhatIsRight() throws IOException {
        write("company.yaml", "company: {id: acme, name: Acme, reportingCurrency: EUR, zone: Asia/Shanghai}");
        write("sites.yaml", site("", ""));
        write("owners.yaml", """
                owners:
                  - {owner: alice, name: Alice, from: 2024-01-01, team: north}
                  - {owner: bob, name: Bob, kind: AGENCY, from: 2024-01-01}
                """);
        write("ownership.yaml", OWNERSHIP + "shares: {alice: 60%, bob: 4000}}");
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                bad(
                        "sites.yaml",
                        "sites:\n  - {id: a/b, nam: x}",
                        "sites.yaml:2: sites[0].nam: is not known (was 'nam'; expected one of [closedOn, currency, feeds, id, market, name, openedOn, platform, reconciledAfterDays, reconciledWith, site, skuScope, sources, zone])"),
                bad(
                        "sites.yaml",
                        "sites:\n  - {id: a/b}",
                        "sites.yaml:2: sites[0].platform: is missing (was ''; expected a text)"),
                bad(
                        "sites.yaml",
                        site("America/New_York", "Mars/Base"),
                        "sites.yaml:7: sites[0].zone: is not known (was 'Mars/Base'; expected an IANA zone such as Europe/Berlin)"),
                bad(
                        "sites.yaml",
                        site("currency: USD", "currency: Dollar"),
                        "sites.yaml:6: sites[0].currency: is no currency (was 'Dollar'; expected an ISO-4217 code such as EUR)"),
                bad(
                        "sites.yaml",
                        site("2024-01-01", "1.1.2024"),
                        "sites.yaml:8: sites[0].openedOn: has the wrong form (was '1.1.2024'; expected a date such as 2026-01-31)"),
                bad(
                        "sites.yaml",
                        site("2024-01-01", "2024-01-01\n    closedOn: 2023-01-01"),
                        "sites.yaml:9: sites[0].closedOn: is before openedOn (was '2023-01-01'; expected 2024-01-01 or later)"),
                bad(
                        "sites.yaml",
                        site("2024-01-01", "2024-01-01\n    sources: {order: amazon}"),
                        "sites[0].sources: is not known (was 'order'; expected one of [ads,"),
                bad(
                        "sites.yaml",
                        site("2024-01-01", "2024-01-01\n    sources: {orders from July: amazon}"),
                        "sites[0].sources: has a key of the wrong form (was '[orders from July]'; expected a kind such as orders, or a kind and a date such as orders from 2026-07-01)"),
                bad(
                        "sites.yaml",
                        reconciled("{fees: mabang}"),
                        "sites[0].reconciledWith: is not known (was 'fees'; expected one of [orders])"),
                bad(
                        "sites.yaml",
                        reconciled("{orders from July: mabang}"),
                        "sites[0].reconciledWith: has a key of the wrong form (was '[orders from July]'"),
                bad(
                        "sites.yaml",
                        site("2024-01-01", "2024-01-01\n    reconciledWith: {orders: mabang}"),
                        "sites[0].reconciledWith: has nothing to be held against: no source of orders is the one that counts"),
                bad(
                        "sites.yaml",
                        reconciled("{orders: amazon}"),
                        "sites[0].reconciledWith: is the source that counts (was '{orders=amazon}'; expected another source of orders)"),
                bad(
                        "sites.yaml",
                        reconciled("{orders: mabang}\n    reconciledAfterDays: 31"),
                        "sites[0].reconciledAfterDays: is out of range (was '31'; expected days from 0 to 30)"),
                bad(
                        "sites.yaml",
                        "sites: 7",
                        "sites.yaml:1: sites: has the wrong form (was '7'; expected a list of mappings)"),
                bad(
                        "owners.yaml",
                        "owners:\n  - {owner: bob, name: A, from: 2024-01-01}\n  - {owner: bob, name: B, from: 2024-01-01}",
                        "owners.yaml:3: owners[1].id: is the same as in line 2 (was 'bob|2024-01-01'; expected one row of this key)"),
                bad(
                        "owners.yaml",
                        "owners:\n  - {owner: alice, owner: bob, name: A, from: 2024-01-01}",
                        "owners.yaml:2: owners[0].owner: stands here twice (was 'owner'; expected one value)"),
                bad("owners.yaml", "owners:\n  - {owner: alice", "is no YAML"),
                bad(
                        "ownership.yaml",
                        "ownership:\n  - {site: ebay/x, from: 2024-01-01, owner: alice}",
                        "ownership.yaml:2: ownership[0].site: is not known (was 'ebay/x'; expected one of [amazon-us/acme])"),
                bad(
                        "ownership.yaml",
                        OWNERSHIP + "owner: carol}",
                        "ownership.yaml:2: ownership[0].owner: is not known (was 'carol'; expected one of [alice, bob])"),
                bad(
                        "ownership.yaml",
                        OWNERSHIP + "shares: {alice: 60%, bob: 30%}}",
                        "ownership.yaml:2: ownership[0].shares: do not sum up (was '9000'; expected 10000 ten-thousandths, or 100%)"),
                bad(
                        "ownership.yaml",
                        OWNERSHIP + "until: 2024-01-01, owner: alice}",
                        "ownership.yaml:2: ownership[0].until: is not after from (was '2024-01-01T05:00:00Z'; expected a time after 2024-01-01T05:00:00Z)"),
                bad(
                        "ownership.yaml",
                        OWNERSHIP
                                + "until: 2024-06-02, owner: alice}\n  - {site: amazon-us/acme, from: 2024-06-01, owner: bob}",
                        "ownership.yaml:3: ownership[1].from: overlaps line 2 (was '2024-06-01T04:00:00Z'; expected 2024-06-02T04:00:00Z or later)"),
                bad(
                        "fx-rates.yaml",
                        "fx-rates:\n  - {currency: USD, kind: ACTUAL, date: 2024-01-01, rate: 0}",
                        "fx-rates.yaml:2: fx-rates[0].rate: is not positive (was '0'; expected more than 0)"),
                bad(
                        "fx-rates.yaml",
                        "fx-rates:\n  - {currency: USD, kind: BUDGET, from: 2024-01-02, to: 2024-01-01, rate: 1.1}",
                        "fx-rates.yaml:2: fx-rates[0].to: is out of range (was '2024-01-01'; expected a date from 2024-01-02 to 2037-09-09)"),
                bad(
                        "kpis.yaml",
                        kpi("numerator: orders", "numerator: orders - sales"),
                        "kpis.yaml:4: kpis[0].numerator: names no measure (was 'sales'; expected one of [ad_orders,"),
                bad(
                        "kpis.yaml",
                        kpi("numerator: orders", "numerator: orders, quantile: 90"),
                        "numerator: is no histogram (was '[orders]'; expected its buckets from the lowest on"),
                bad(
                        "kpis.yaml",
                        kpi("numerator: orders", "numerator: fulfilment_le_12 + fulfilment_le_6, quantile: 90"),
                        "numerator: is no histogram"),
                bad(
                        "kpis.yaml",
                        kpi("numerator: orders", "numerator: fulfilment_le_6 + fulfilment_gt_336, quantile: 100"),
                        "quantile: is no percentage (was '100'; expected 1 to 99)"),
                bad(
                        "kpis.yaml",
                        kpi("numerator: orders", "numerator: orders sessions"),
                        "kpis.yaml:4: kpis[0].numerator: cannot be read at column 8 (was 'orders sessions'; expected a sum of measures such as gross_sales - refunds + 2*fees)"),
                bad(
                        "kpis.yaml",
                        kpi("[7d]", "[7d, 8d]"),
                        "kpis.yaml:5: kpis[0].windows: is not known (was '8d'; expected one of [1h, 24h, 30d, 60d, 7d, 90d, day, month, quarter, week, year])"),
                bad(
                        "rules.yaml",
                        rule("30d", "0.03"),
                        "rules.yaml:4: rules[0].levels[0].recovery: is not inside the threshold (was '0.03'; expected less than 0.03)"),
                bad(
                        "rules.yaml",
                        rule("30d", "0.02").replace("bound:", "confidence: 0.05, bound:"),
                        "rules.yaml:2: rules[0].confidence: is no confidence (was '0.05'; expected 0 for none, or from 0.5 to below 1, such as 0.995)"),
                bad(
                        "rules.yaml",
                        rule("30d", "0.02, confidence: 0.995").replace("return_rate", "gross_margin"),
                        "rules.yaml:4: rules[0].levels[0].confidence: is not available for gross_margin (was '0.995'; expected a KPI that is a proportion of what its sample counts, or a ratio published for the window day, over 30d or more; for others use minimumSample)"),
                bad(
                        "rules.yaml",
                        rule("30d", "0.02").replace("bound:", "minimumCompleteness: 95, bound:"),
                        "rules.yaml:2: rules[0].minimumCompleteness: is no share (was '95.0'; expected from 0 to 1)"),
                bad(
                        "rules.yaml",
                        rule("30d", "0.02").replace("]}\n", "],\n")
                                + "     overrides: [\n       {layer: MARKET, id: DE, level: critical, threshold: 0.04}]}",
                        "rules.yaml:6: rules[0].overrides[0].level: is not known (was 'critical'; expected one of [warning])"),
                bad(
                        "rules.yaml",
                        rule("30d", "0.02").replace("]}\n", "],\n")
                                + "     overrides: [\n       {layer: MARKET, id: DE, threshold: 0.01}]}",
                        "rules.yaml:6: rules[0].overrides[0].threshold: leaves the recovery of warning beyond its threshold (was '0.02 against 0.01'; expected both, so that the recovery lies inside)"),
                bad(
                        "rules.yaml",
                        rule("60d", "0.02").replace("]}\n", "],\n     any: [{kpi: gmv, side: ABOVE, value: 1}]}\n"),
                        "rules.yaml:5: rules[0].any[0].kpi: is not known (was 'gmv'; expected one of [average_rating, negative_review_rate, order_defect_rate, return_rate, return_rate_cohort, satisfaction])"),
                bad(
                        "calendars.yaml",
                        calendar("how: FACTOR, value: 0"),
                        "calendars.yaml:4: calendars[0].thresholds[0].value: is no factor (was '0.0'; expected more than 0)"),
                bad(
                        "calendars.yaml",
                        calendar("how: TWICE"),
                        "calendars.yaml:4: calendars[0].thresholds[0].how: has the wrong form (was 'TWICE'; expected one of [FACTOR, ABSOLUTE, OFF])"),
                bad(
                        "calendars.yaml",
                        targetChange("how: FACTOR, value: -1"),
                        "calendars.yaml:4: calendars[0].targets[0].value: is no factor, weight or target (was '-1.0'; expected 0 or more)"),
                bad(
                        "calendars.yaml",
                        targetChange("how: OFF").replace("2026-12-31", "2026-11-01"),
                        "calendars.yaml:4: calendars[0].targets[0].expires: is before the day (was '2026-11-01'; expected 2026-11-27 or later)"),
                bad(
                        "calendars.yaml",
                        targetChange("how: OFF").replace("maria", "''"),
                        "calendars.yaml:4: calendars[0].targets[0].author: is empty (was ''; expected who decided it)"),
                bad(
                        "rules.yaml",
                        rule("1h", "0.02"),
                        "rules.yaml:2: rules[0].window: is not published for return_rate (was '1h'; expected one of [7d, 30d, 60d])"),
                bad(
                        "people.yaml",
                        "people:\n  - {id: ann, name: Ann, language: fr, manager: zoe}",
                        "people.yaml:2: people[0].manager: is not known (was 'zoe'; expected one of [ann])"),
                bad(
                        "people.yaml",
                        "people:\n  - {id: ann, name: Ann, quiet: [\"22-7\"]}",
                        "people.yaml:2: people[0].quiet: has the wrong form (was '22-7'; expected hours such as 22:00-07:00 or SAT-SUN 00:00-24:00)"),
                bad(
                        "silences.yaml",
                        "silences:\n  - {id: s, scopeType: SITE, scopeId: \"*\", from: 2026-01-01, author: a, reason: b}",
                        "silences.yaml:2: silences[0].until: is missing (was ''; expected a date or an instant such as 2026-01-31T12:00:00Z)"),
                bad(
                        "routes.yaml",
                        "routes:\n  - {id: r, channel: wecom, destination: ops, repeatMinutes: -1}",
                        "routes.yaml:2: routes[0].repeatMinutes: is negative (was '-1'; expected minutes, or 0 for never)"),
                bad(
                        "routes.yaml",
                        "routes:\n  - {id: r, channel: slack}",
                        "routes.yaml:2: routes[0].destination: is missing (was ''; expected a destination, or persons, roles or teams)"),
                bad(
                        "routes.yaml",
                        "routes:\n  - {id: r, channel: slack, destination: ops, under: s}",
                        "routes.yaml:2: routes[0].under: is not known (was 's'; expected one of [r])"),
                bad(
                        "routes.yaml",
                        "routes:\n  - {id: r, channel: slack, destination: ops, under: s}\n  - {id: s, channel: slack, destination: ops, under: r}",
                        "routes.yaml:2: routes[0].under: leads round in a circle (was 's'; expected a route that is no branch of this one)"),
                bad(
                        "rules.yaml",
                        rule("30d", "0.02").replace("bound:", "falseDiscovery: 0.05, bound:"),
                        "falseDiscovery: needs a confidence (was '0.05'; expected a confidence such as 0.99)"),
                bad(
                        "site.yaml",
                        "sites: []",
                        "site.yaml:1: : is not known (was 'site.yaml'; expected one of [calendars.yaml,"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("bad")
    void shouldNameFileLineAndField(String file, String content, String expected) throws IOException {
        write(file, content);

        assertThat(plan(InForce.NOTHING, DEFAULTS).problems())
                .extracting(Problem::toString)
                .anyMatch(problem -> problem.contains(expected));
    }

    @Test
    void shouldPlanTheDefaultsAndOwnFilesTogether() {
        ReferencePlan plan = plan(InForce.NOTHING, DEFAULTS);

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.counts().get("kpis").added()).isEqualTo(48);
        assertThat(plan.counts().get("rules").added()).isEqualTo(12);
        assertThat(plan.warnings()).isEmpty();
    }

    @Test
    void shouldReadFormulasWindowsAndHolds() {
        ReferencePlan plan = plan(InForce.NOTHING, DEFAULTS);

        KpiDefinition margin = row(plan, "gross_margin|1|2000-01-01", KpiDefinition.class);
        assertThat(margin.getNumerator())
                .extracting(term -> term.getFactor() + "*" + term.getMeasure())
                .containsExactly("1*costed_sales", "-1*costed_refunds", "-1*cogs", "-1*freight", "-1*duty");
        assertThat(margin.getDefinition()).hasSize(12);
        assertThat(row(plan, "gmv|1|2000-01-01", KpiDefinition.class).getWindows())
                .containsExactly("1h", "24h", "7d", "30d", "90d", "day", "week", "month", "quarter", "year");
        Rule rule = row(plan, "return-rate-high", Rule.class);
        assertThat(rule.getNameZh()).isEqualTo("退货率高于3%");
        assertThat(rule.getScopeTypes()).containsExactly("SITE", "OWNER");
        assertThat(rule.getConfidence()).isEqualTo(0.995);
        assertThat(rule.getLevels().get(0).getHoldMinutes()).isEqualTo(60);
        Level watch = row(plan, "late-shipments-high", Rule.class).getLevels().get(0);
        assertThat(watch.getAction()).isEqualTo(LevelAction.DASHBOARD);
        assertThat(watch.getKeepFiringMinutes()).isEqualTo(60);
    }

    @Test
    void shouldReadWhatBendsARule() throws IOException {
        write("calendars.yaml", calendar("how: FACTOR, value: 1.5, level: warning"));
        write(
                "rules.yaml",
                rule("30d", "0.02")
                        .replace(
                                "]}\n",
                                "],\n     overrides: [{layer: OWNER, id: ben, hold: 2h}],\n"
                                        + "     none: [{kpi: gmv_growth, side: BELOW, value: -0.3}]}\n"));
        write("kpis.yaml", Files.readString(DEFAULTS.resolve("kpis.yaml")));

        ReferencePlan plan = plan(InForce.NOTHING);

        CalendarDay day = row(plan, "US|2026-11-27|Black Friday", CalendarDay.class);
        assertThat(day.getThresholds()).singleElement().satisfies(change -> {
            assertThat(change.getHow()).isEqualTo(ChangeKind.FACTOR);
            assertThat(change.getRules()).containsExactly("acos-*");
            assertThat(change.getExpires()).isEqualTo("2026-12-31");
        });
        assertThat(row(plan, "r", Rule.class).getOverrides()).singleElement().satisfies(override -> {
            assertThat(override.getLayer()).isEqualTo(RuleLayer.OWNER);
            assertThat(override.getHoldMinutes()).isEqualTo(120);
            assertThat(override.getThreshold()).isNull();
        });
        assertThat(row(plan, "r", Rule.class).getNone()).containsExactly(new Clause("gmv_growth", Side.BELOW, -0.3));
    }

    @Test
    void shouldBeginALocalDateInTheSitesZone() {
        Ownership ownership = row(plan(InForce.NOTHING), "amazon-us/acme|SITE||2024-01-01T05:00:00Z", Ownership.class);

        assertThat(ownership.getShares())
                .extracting(share -> share.getOwner() + "=" + share.getShare())
                .containsExactly("alice=6000", "bob=4000");
    }

    @Test
    void shouldExpandARangeOfRatesToDays() throws IOException {
        write(
                "fx-rates.yaml",
                "fx-rates:\n  - {currency: USD, kind: ACTUAL, from: 2024-02-28, to: 2024-03-01, rate: 1.0832}");

        ReferencePlan plan = plan(InForce.NOTHING);

        assertThat(plan.counts().get("fx-rates").added()).isEqualTo(3);
        FxRate leap = row(plan, "EUR|USD|ACTUAL|2024-02-29", FxRate.class);
        assertThat(leap.getRate()).isEqualByComparingTo("1.0832");
    }

    @Test
    void shouldReadAmountsAsDecimalsOrMicros() throws IOException {
        write(
                "product-costs.yaml",
                "product-costs:\n  - {sku: A, from: 2024-01-01, currency: EUR, unitCost: 2.5, freightMicros: 100000}");

        ProductCost cost = row(plan(InForce.NOTHING), "|A|2024-01-01", ProductCost.class);

        assertThat(cost.getUnitCostMicros()).isEqualTo(2_500_000);
        assertThat(cost.getFreightMicros()).isEqualTo(100_000);
    }

    /** As files of rows that connectors find are written. */
    @Test
    void shouldReadRowsAsConnectorsFindThem() throws IOException {
        write(
                "product-costs.yaml",
                "product-costs:\n- currency: \"CNY\"\n  from: \"2026-03-01\"\n  sku: \"S1\"\n  unitCost: \"2.2921\"\n");
        write(
                "owners.yaml",
                "owners:\n- from: \"2024-01-01\"\n  name: \"王芳\"\n  owner: \"mabang-5\"\n  team: \"欧洲组\"\n");
        write(
                "ownership.yaml",
                "ownership:\n- from: \"2024-01-01\"\n  owner: \"mabang-5\"\n  site: \"amazon-us/acme\"\n");
        write(
                "fx-rates.yaml",
                "fx-rates:\n- base: \"EUR\"\n  currency: \"CNY\"\n  date: \"2026-03-01\"\n  kind: \"ACTUAL\"\n  rate: \"7.8000000000\"\n");

        ReferencePlan plan = plan(InForce.NOTHING);

        assertThat(row(plan, "|S1|2026-03-01", ProductCost.class).getUnitCostMicros())
                .isEqualTo(2_292_100);
        assertThat(row(plan, "EUR|CNY|ACTUAL|2026-03-01", FxRate.class).getRate())
                .isEqualByComparingTo("7.8");
    }

    @Test
    void shouldWarnOfTimesNobodyAnswersFor() throws IOException {
        write(
                "ownership.yaml",
                "ownership:\n  - {site: amazon-us/acme, from: 2024-02-01, until: 2024-03-01, owner: alice}");

        assertThat(plan(InForce.NOTHING).warnings())
                .containsExactly(
                        "unassigned: amazon-us/acme from 2024-01-01T05:00:00Z until 2024-02-01T05:00:00Z",
                        "unassigned: amazon-us/acme from 2024-03-01T05:00:00Z on");
    }

    @Test
    void shouldCompareWithWhatIsInForceAndDeleteNothingByAbsence() throws IOException {
        InForce inForce = applied(plan(InForce.NOTHING, DEFAULTS));
        write("owners.yaml", "owners:\n  - {owner: alice, name: Alice B, from: 2024-01-01, team: north}");

        ReferencePlan plan = plan(inForce, DEFAULTS);

        assertThat(plan.changes())
                .extracting(Change::toString)
                .containsExactly("~ reference.owners.v1 alice|2024-01-01");
        assertThat(plan.counts().get("owners")).isEqualTo(new KindCounts(0, 1, 0, 1));
        assertThat(plan.prunes()).isEmpty();
    }

    @Test
    void shouldPlanNothingWhenNothingDiffers() {
        InForce inForce = applied(plan(InForce.NOTHING, DEFAULTS));

        assertThat(plan(inForce, DEFAULTS).isEmpty()).isTrue();
    }

    @Test
    void shouldEndByDateWhatIsPruned() throws IOException {
        InForce inForce = applied(plan(InForce.NOTHING, DEFAULTS));
        write("sites.yaml", "sites: []");
        write("ownership.yaml", "ownership: []");
        write("rules.yaml", "rules: []");

        Map<String, SpecificRecord> after = new HashMap<>();
        plan(inForce).prunes().forEach(change -> after.put(change.key(), change.after()));

        assertThat(((Site) after.get("amazon-us/acme")).getClosedOn()).isEqualTo(LocalDate.parse("2026-03-01"));
        assertThat(((Ownership) after.get("amazon-us/acme|SITE||2024-01-01T05:00:00Z")).getUntil())
                .isEqualTo(NOW);
        assertThat(after).containsEntry("acos-high", null).hasSize(14);
    }

    @Test
    void shouldAskForACompanyOnlyTheFirstTime() throws IOException {
        InForce inForce = applied(plan(InForce.NOTHING, DEFAULTS));
        Files.delete(directory.resolve("company.yaml"));

        assertThat(plan(InForce.NOTHING).problems()).extracting(Problem::file).containsExactly("company.yaml");
        assertThat(plan(inForce).problems()).isEmpty();
    }

    private ReferencePlan plan(InForce inForce, Path... defaults) {
        return Planner.plan(
                Stream.concat(Stream.of(defaults), Stream.of(directory)).toList(), inForce, NOW);
    }

    private static InForce applied(ReferencePlan plan) {
        Map<String, Map<String, SpecificRecord>> rows = new HashMap<>();
        plan.changes()
                .forEach(change -> rows.computeIfAbsent(change.topic(), topic -> new HashMap<>())
                        .put(change.key(), change.after()));
        Manifest manifest = Manifest.newBuilder()
                .setVersion(1)
                .setAppliedAt(NOW)
                .setCompany("acme")
                .setCompanyName("Acme")
                .setReportingCurrency("EUR")
                .setZone("Asia/Shanghai")
                .setFingerprint("f")
                .setGoals(plan.company().goals())
                .build();
        return new InForce(Optional.of(manifest), rows);
    }

    private static <T extends SpecificRecord> T row(ReferencePlan plan, String key, Class<T> type) {
        return plan.changes().stream()
                .filter(change -> change.key().equals(key))
                .map(Change::after)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError(key + " not in " + plan.changes() + plan.problems()));
    }

    private void write(String file, String content) throws IOException {
        Files.writeString(directory.resolve(file), content);
    }

    private static Arguments bad(String file, String content, String expected) {
        return arguments(file, content, expected);
    }

    private static String reconciled(String sources) {
        return site("2024-01-01", "2024-01-01\n    sources: {orders: amazon}\n    reconciledWith: " + sources);
    }

    private static String site(String from, String to) {
        return """
                sites:
                  - id: amazon-us/acme
                    name: Acme US
                    platform: amazon
                    market: US
                    currency: USD
                    zone: America/New_York
                    openedOn: 2024-01-01
                """.replace(from.isEmpty() ? "nothing" : from, to);
    }

    private static String kpi(String from, String to) {
        return """
                kpis:
                  - {id: x, version: 1, from: 2024-01-01, name: X,
                    unit: COUNT, better: UP,
                    numerator: orders,
                    windows: [7d]}
                """.replace(from, to);
    }

    private static String calendar(String change) {
        return """
                calendars:
                  - {id: US, name: Black Friday, from: 2026-11-27, to: 2026-11-30,
                     thresholds: [
                       {rules: [acos-*], author: maria, expires: 2026-12-31, %s}]}
                """.formatted(change);
    }

    private static String targetChange(String change) {
        return calendar(change)
                .replace("thresholds", "targets")
                .replace("rules: [acos-*]", "kpis: [acos], scopes: [amazon-us/*]");
    }

    private static String rule(String window, String recovery) {
        return """
                rules:
                  - {id: r, name: R, kpi: return_rate, window: %s, bound: AT_MOST,
                     levels: [
                       {level: warning, threshold: 0.03, recovery: %s}]}
                """.formatted(window, recovery);
    }
}
