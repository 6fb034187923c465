package io.globalkpi.schemas.targets;

import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.period.Period;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Holdings by dates. A cell is one holding on one date, and is only a number: there are millions of them. */
final class Grid {

    private final Territory territory;
    private final LocalDate[] dates;

    /** From the first to the last date of any target; one date if there is none. */
    Grid(Territory territory, Collection<TargetNode> nodes) {
        this.territory = territory;
        List<Period> periods = nodes.stream().map(TargetNode::period).toList();
        LocalDate first = periods.stream()
                .map(Period::first)
                .min(Comparator.naturalOrder())
                .orElse(LocalDate.EPOCH);
        LocalDate last = periods.stream()
                .map(Period::last)
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.EPOCH);
        this.dates = first.datesUntil(last.plusDays(1)).toArray(LocalDate[]::new);
    }

    LocalDate first() {
        return dates[0];
    }

    int days() {
        return dates.length;
    }

    int row(int cell) {
        return cell / dates.length;
    }

    int day(int cell) {
        return cell % dates.length;
    }

    Holding holding(int cell) {
        return territory.holdings().get(row(cell));
    }

    LocalDate date(int cell) {
        return dates[day(cell)];
    }

    /** Cells of a scope on all dates, by holding and then by date. */
    IntStream cells(ScopeRef scope) {
        return cells(scope, 0, dates.length - 1);
    }

    /** Cells of a scope and a period that lies within the dates, by holding and then by date. */
    IntStream cells(ScopeRef scope, Period period) {
        return cells(scope, index(period.first()), index(period.last()));
    }

    private IntStream cells(ScopeRef scope, int first, int last) {
        return territory
                .numbers(scope)
                .flatMap(row -> IntStream.rangeClosed(row * days() + first, row * days() + last))
                .filter(cell -> isIn(cell, scope));
    }

    private int index(LocalDate date) {
        return (int) (date.toEpochDay() - dates[0].toEpochDay());
    }

    boolean isIn(int cell, ScopeRef scope) {
        return territory.isIn(holding(cell), date(cell), scope);
    }

    boolean isOpen(int cell) {
        return territory.isOpen(holding(cell).site(), date(cell));
    }

    double share(int cell) {
        return territory.share(holding(cell), date(cell));
    }
}
