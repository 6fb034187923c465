package io.globalkpi.ingest.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.reference.CurveKind;
import io.globalkpi.schemas.reference.MissingPolicy;
import io.globalkpi.schemas.reference.ScorecardEntry;
import io.globalkpi.schemas.reference.ScorecardTemplate;
import io.globalkpi.schemas.reference.TemplateLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates, entries and disputes as files: what is read, and what is refused by line and field. */
class ScorecardPlanTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Path DEFAULTS = Path.of("..", "deploy", "config", "defaults");
    private static final String TEMPLATE = """
            scorecards:
              - {id: t, version: 2, from: 2026-01-01, name: T, owners: [alice], missing: ZERO,
                 lines: [
                   {kpi: gmv, weight: 60%, target: 1000, slope: 2, ramps: true},
                   {kpi: return_rate, weight: 25%, window: 30d, target: 0.05, curve: BAND, band: 5%, vetoAbove: 0.2},
                   {line: research, weight: 15%, name: Research}],
                 levels: [{level: A, from: 90, coefficient: 1.2}, {level: B, from: 0, coefficient: 0.5}],
                 ramp: [{months: 6, targetShare: 70%}]}
            """;
    private static final String ENTRY = """
            scorecard-entries:
              - {owner: alice, period: 2026-02, line: research, points: 95.5, evidence: "https://wiki.example/a", enteredBy: ann, signedBy: zoe}
            """;
    private static final String DISPUTE = """
            scorecard-disputes:
              - {id: d1, owner: alice, period: 2026-02, line: gmv, raisedBy: ann, raisedOn: 2026-03-01, outcome: CORRECTED, resolvedBy: zoe, points: 88}
            """;

    @TempDir
    private Path directory;

    @BeforeEach
    void writeWhatIsRight() throws IOException {
        write("company", "company: {id: acme, name: Acme, reportingCurrency: EUR, zone: Asia/Shanghai}");
        write("owners", "owners:\n  - {owner: alice, name: Alice, from: 2024-01-01, team: north}");
        write("people", """
                people:
                  - {id: ann, name: Ann}
                  - {id: zoe, name: Zoe}
                  - {id: al, name: Alice, owner: alice}
                """);
        write("scorecards", TEMPLATE);
        write("scorecard-entries", ENTRY);
        write("scorecard-disputes", DISPUTE);
    }

    @Test
    void shouldReadTemplatesEntriesAndDisputes() {
        ReferencePlan plan = plan();

        assertThat(plan.problems()).isEmpty();
        ScorecardTemplate template = row(plan, "t|2", ScorecardTemplate.class);
        assertThat(template.getMissing()).isEqualTo(MissingPolicy.ZERO);
        assertThat(template.getLines())
                .extracting(TemplateLine::getLine)
                .containsExactly("gmv", "return_rate", "research");
        assertThat(template.getLines()).extracting(TemplateLine::getWeight).containsExactly(6_000, 2_500, 1_500);
        assertThat(template.getLines().get(1).getCurve()).isEqualTo(CurveKind.BAND);
        assertThat(template.getLines().get(1).getBand()).isEqualTo(500);
        assertThat(template.getRamp().get(0).getTargetShare()).isEqualTo(7_000);
        assertThat(row(plan, "alice|2026-02|research", ScorecardEntry.class).getPoints())
                .isEqualByComparingTo("95.5");
        assertThat(plan.counts().get("scorecards").added()).isEqualTo(5);
    }

    /** What the documentation shows is accepted as it stands there. */
    @Test
    void shouldReadTheExampleOfTheDocumentation() throws IOException {
        String page = Files.readString(Path.of("..", "deploy", "docs", "scorecards.md"));
        int from = page.indexOf("```yaml\n") + "```yaml\n".length();
        write("scorecards", page.substring(from, page.indexOf("```", from)) + TEMPLATE.replace("scorecards:\n", ""));

        assertThat(plan().problems()).isEmpty();
    }

    @Test
    void shouldEndAPrunedTemplateByDate() throws IOException {
        write("scorecards", "scorecards: []");

        assertThat(Comparison.of(
                                new DraftReader(InForce.NOTHING, LocalDate.parse("2026-03-01"), History.NONE)
                                        .read(List.of(directory)),
                                inForce(),
                                NOW)
                        .prunes())
                .extracting(change -> ((ScorecardTemplate) change.after()).getRetired())
                .containsExactly(LocalDate.parse("2026-03-01"));
    }

    private InForce inForce() throws IOException {
        write("scorecards", TEMPLATE);
        ScorecardTemplate template = row(plan(), "t|2", ScorecardTemplate.class);
        write("scorecards", "scorecards: []");
        return new InForce(Optional.empty(), Map.of(ReferenceKind.SCORECARDS.topic(), Map.of("t|2", template)));
    }

    @ParameterizedTest(name = "{1} -> {2}")
    @CsvSource(delimiter = ';', textBlock = """
            scorecards; weight: 60% ; weight: 59% ; scorecards.yaml:3: scorecards[0].lines: have weights that do not sum up (was '9900'
            scorecards; weight: 60% ; weight: 6.00001% ; lines[0].weight: holds no share (was '6.00001%'
            scorecards; kpi: gmv ; kpi: gvm ; scorecards.yaml:4: scorecards[0].lines[0].kpi: is not published for owners and the window month (was 'gvm'
            scorecards; window: 30d ; window: 24h ; lines[1].window: is not known (was '24h'
            scorecards; , window: 30d ; '' ; lines[1].kpi: is not published for owners and the window month (was 'return_rate'
            scorecards; owners: [alice] ; owners: [bob] ; scorecards[0].owners: is not known (was 'bob'
            scorecards; slope: 2 ; slope: 0 ; lines[0].slope: does not rise
            scorecards; slope: 2 ; cap: 130 ; lines[0].cap: does not lie above the floor (was '130'
            scorecards; slope: 2 ; curve: STEP ; lines[0].points: are missing
            scorecards; slope: 2 ; 'curve: STEP, points: [{attainment: 1, points: 100}, {attainment: 0.9, points: 90}]' ; lines[0].points: do not rise (was '0.9'
            scorecards; slope: 2 ; band: 5% ; lines[0].band: belongs to the curve BAND (was '500'
            scorecards; name: Research ; target: 3 ; lines[2].kpi: is missing
            scorecards; missing: ZERO ; manualCap: 10% ; scorecards[0].lines: entered by hand weigh too much (was '1500'
            scorecards; missing: ZERO ; manualCap: 60% ; scorecards[0].manualCap: is too high (was '6000'
            scorecards; missing: ZERO ; closeAfterDays: 90 ; closeAfterDays: is no delay (was '90'
            scorecards; coefficient: 0.5 ; coefficient: 1.5 ; levels: have a coefficient that falls (was 'A 1.2'
            scorecards; from: 0 ; from: 10 ; levels: do not cover every total
            scorecards; months: 6 ; months: 0 ; ramp: holds no step
            scorecard-entries; line: research ; line: gmv ; scorecard-entries[0].line: is not known (was 'gmv'
            scorecard-entries; points: 95.5 ; points: 121 ; points: are out of bounds (was '121'
            scorecard-entries; https:// ; see page ; evidence: is no link
            scorecard-entries; signedBy: zoe ; signedBy: ann ; signedBy: is the same person (was 'ann'
            scorecard-entries; signedBy: zoe ; signedBy: al ; signedBy: is scored by it (was 'al'
            scorecard-entries; period: 2026-02 ; period: 2026-W07 ; period: has the wrong form (was '2026-W07'
            scorecard-disputes; resolvedBy: zoe ; resolvedBy: ann ; resolvedBy: is the same person
            scorecard-disputes; resolvedBy: zoe, ; '' ; resolvedBy: does not fit the outcome (was 'CORRECTED'
            scorecard-disputes; outcome: CORRECTED ; outcome: KEPT ; points: do not fit the outcome (was 'KEPT'
            """)
    void shouldNameWhatIsWrong(String file, String from, String to, String expected) throws IOException {
        String right = Files.readString(directory.resolve(file + ".yaml"));
        assertThat(right).contains(from);
        write(file, right.replace(from, to));

        assertThat(plan().problems()).extracting(Problem::toString).anyMatch(problem -> problem.contains(expected));
    }

    private ReferencePlan plan() {
        return Planner.plan(List.of(DEFAULTS, directory), InForce.NOTHING, NOW);
    }

    private static <T> T row(ReferencePlan plan, String key, Class<T> type) {
        return plan.changes().stream()
                .filter(change -> change.key().equals(key))
                .map(Change::after)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError(key + " not in " + plan.changes() + plan.problems()));
    }

    private void write(String table, String content) throws IOException {
        Files.writeString(directory.resolve(table + ".yaml"), content);
    }
}
