package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.period.Period;
import io.globalkpi.schemas.period.Periods;
import io.globalkpi.schemas.reference.Target;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code weights: last-year}: the months of a year or quarter weigh what was reached in them a year before.
 *
 * <p>The weights are written into the target when it is first applied and stay, so that late corrections of last year move nobody's
 * target, and anybody can see what it was broken down by.
 */
final class LastYear {

    static final String WORD = "last-year";

    private final InForce inForce;
    private final History history;

    LastYear(InForce inForce, History history) {
        this.inForce = inForce;
        this.history = history;
    }

    static boolean isMeant(Entry entry) {
        return entry.text("weights").filter(WORD::equals).isPresent();
    }

    /** The row with its weights; as it is if it asks for none, or if it is wrong and that is reported elsewhere. */
    Row shape(Row row, Periods periods) {
        Target target = (Target) row.value();
        Optional<Period> period = period(target, periods);
        if (!isMeant(row.entry()) || period.isEmpty() || target.getScopeType().isEmpty()) {
            return row;
        }
        Target before = (Target) inForce.rows(ReferenceKind.TARGETS).get(row.key());
        Map<String, Double> weights = before != null && !before.getWeights().isEmpty()
                ? before.getWeights()
                : weights(target, period.get(), periods, row.entry());
        return new Row(
                row.kind(),
                row.key(),
                Target.newBuilder(target).setWeights(weights).build(),
                row.entry());
    }

    private static Optional<Period> period(Target target, Periods periods) {
        try {
            return Optional.of(periods.of(target.getPeriod()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Map<String, Double> weights(Target target, Period period, Periods periods, Entry entry) {
        Map<String, Double> weights = new TreeMap<>();
        if (period.level() != Period.Level.YEAR && period.level() != Period.Level.QUARTER) {
            entry.problem(
                    "weights", "are those of months", WORD, "a year or a quarter as period, or weights of your own");
            return weights;
        }
        ScopeRef scope = new ScopeRef(ScopeType.valueOf(target.getScopeType()), target.getScopeId());
        List<Period> missing = new ArrayList<>();
        for (Period month : periods.months(period.year())) {
            if (period.contains(month)) {
                Period before = periods.monthAYearBefore(month);
                history.reached(scope, target.getKpi(), before)
                        .filter(reached -> reached.signum() > 0)
                        .map(BigDecimal::doubleValue)
                        .ifPresentOrElse(reached -> weights.put(month.toString(), reached), () -> missing.add(before));
            }
        }
        if (!missing.isEmpty()) {
            entry.problem(
                    "weights",
                    "cannot be told: nothing was published of " + missing,
                    WORD,
                    "weights of your own for the months, or none for the seasons of calendars.yaml");
        }
        return weights;
    }
}
