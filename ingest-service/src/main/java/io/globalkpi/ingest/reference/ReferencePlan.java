package io.globalkpi.ingest.reference;

import java.util.List;
import java.util.Map;

/** What applying some directories would do, and everything that is wrong with them. Nothing is published by a plan. */
public final class ReferencePlan {

    private final List<Problem> problems;
    private final List<String> warnings;
    private final List<Change> changes;
    private final List<Change> prunes;
    private final Map<String, KindCounts> counts;
    private final InForce base;
    private final Company company;
    private final List<String> targets;

    ReferencePlan(
            List<Problem> problems,
            List<String> warnings,
            Comparison comparison,
            InForce base,
            Company company,
            List<String> targets) {
        this.problems = List.copyOf(problems);
        this.warnings = List.copyOf(warnings);
        this.changes = List.copyOf(comparison.changes());
        this.prunes = List.copyOf(comparison.prunes());
        this.counts = comparison.counts();
        this.base = base;
        this.company = company;
        this.targets = List.copyOf(targets);
    }

    /** Errors, each naming file, line and field. With any of them nothing can be applied. */
    public List<Problem> problems() {
        return problems;
    }

    /** What is allowed but worth a look, such as times nobody answers for a site. */
    public List<String> warnings() {
        return warnings;
    }

    /** Rows that would be added or changed. */
    public List<Change> changes() {
        return changes;
    }

    /** Rows in force that are in no file, and what pruning would make of them. */
    public List<Change> prunes() {
        return prunes;
    }

    /** The target tree that would be in force, as lines of text; none if no targets were read. */
    public List<String> targets() {
        return targets;
    }

    /** By file name without ending. */
    public Map<String, KindCounts> counts() {
        return counts;
    }

    /** True when applying would publish nothing. */
    public boolean isEmpty() {
        return changes.isEmpty()
                && base.manifest().map(Company::of).filter(this::isSameCompany).isPresent();
    }

    /** True when no reference data is in force yet. */
    public boolean isFirst() {
        return base.manifest().isEmpty();
    }

    private boolean isSameCompany(Company before) {
        return before.id().equals(company.id())
                && before.name().equals(company.name())
                && before.reportingCurrency().equals(company.reportingCurrency())
                && before.zone().equals(company.zone())
                && before.kpiFreezeDays() == company.kpiFreezeDays()
                && before.fiscalYear().equals(company.fiscalYear())
                && before.goals().equals(company.goals());
    }

    InForce base() {
        return base;
    }

    Company company() {
        return company;
    }
}
