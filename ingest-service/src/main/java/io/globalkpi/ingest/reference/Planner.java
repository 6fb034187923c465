package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.period.Periods;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;

/** Files and what is in force to a plan. Pure: reads files, touches no topic; what was reached before it is told. */
final class Planner {

    private static final Company NO_COMPANY =
            new Company("", "", "", "", "", Company.USUAL_FREEZE, Optional.empty(), Map.of());

    private Planner() {}

    static ReferencePlan plan(List<Path> directories, InForce inForce, Instant now) {
        return plan(directories, inForce, now, History.NONE, () -> false);
    }

    /** @param areThereValues asked only if it matters */
    static ReferencePlan plan(
            List<Path> directories, InForce inForce, Instant now, History history, BooleanSupplier areThereValues) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Draft draft = new DraftReader(inForce, today, history).read(directories);
        Optional<Company> company = draft.company().or(() -> inForce.manifest().map(Company::of));
        if (company.isEmpty() && draft.problems().isEmpty()) {
            draft.problems()
                    .add(new Problem("company.yaml", 1, "company", "is missing", "", "reportingCurrency and zone"));
        }
        List<String> warnings = new ArrayList<>(check(draft, inForce, company.orElse(NO_COMPANY)));
        new KpiFreeze(inForce, company.orElse(NO_COMPANY).kpiFreezeDays(), today).check(draft);
        fixedYear(draft, inForce, company.orElse(NO_COMPANY), areThereValues);
        TargetPlan targets = TargetPlan.of(draft, inForce, company.orElse(NO_COMPANY));
        warnings.addAll(targets.differences());
        List<Problem> problems = new ArrayList<>(new LinkedHashSet<>(draft.problems()));
        return new ReferencePlan(
                problems,
                warnings,
                Comparison.of(draft, inForce, now),
                inForce,
                company.orElse(NO_COMPANY),
                targets.lines());
    }

    private static List<String> check(Draft draft, InForce inForce, Company company) {
        Known known = new Known(draft, inForce);
        RowChecks rows = new RowChecks(known);
        RuleChecks rules = new RuleChecks(known);
        TargetChecks targets = new TargetChecks(known, company);
        ScorecardChecks scorecards = new ScorecardChecks(known);
        ManualChecks manual = new ManualChecks(known);
        company.goals().keySet().stream()
                .filter(kpi -> !targets.canBeGoal(kpi))
                .map(kpi ->
                        new Problem("company.yaml", 1, "goals", "is no ratio", kpi, "a KPI that is one, or a growth"))
                .forEach(draft.problems()::add);
        for (Row row : draft.rows()) {
            rows.check(row);
            rules.check(row);
            targets.check(row);
            scorecards.check(row);
            manual.check(row);
        }
        oneBase(draft, inForce);
        SourceChecks.check(draft, known);
        OwnershipChecks ownership = new OwnershipChecks(draft, inForce);
        ownership.overlaps();
        return ownership.gaps();
    }

    /** Months of two kinds would stand beside each other under the same names: in values, in targets and in scorecards. */
    private static void fixedYear(Draft draft, InForce inForce, Company company, BooleanSupplier areThereValues) {
        Optional<Periods> before = inForce.manifest().map(Company::of).map(Company::periods);
        if (before.filter(periods -> !periods.equals(company.periods())).isPresent() && areThereValues.getAsBoolean()) {
            draft.problems()
                    .add(new Problem(
                            "company.yaml",
                            1,
                            "fiscalYear",
                            "cannot be changed once there are values, as old and new months would mix; neither can"
                                    + " `rebuild` change it, as targets and scorecards go by the same months",
                            company.periods().toString(),
                            before.get() + ", or empty topics to begin anew with"));
        }
    }

    /** Cross rates are computed over one base; with two, some could not be. */
    private static void oneBase(Draft draft, InForce inForce) {
        Optional<SpecificRecord> first =
                draft.merged(ReferenceKind.FX_RATES, inForce).values().stream().findFirst();
        String base = first.map(rate -> rate.get(0).toString()).orElse("");
        for (Row row : draft.rows(ReferenceKind.FX_RATES)) {
            if (!row.value().get(0).equals(base)) {
                row.entry()
                        .problem(
                                "base",
                                "is another base than that of the other rates",
                                row.value().get(0),
                                base);
            }
        }
    }
}
