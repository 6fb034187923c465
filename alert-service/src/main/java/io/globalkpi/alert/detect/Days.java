package io.globalkpi.alert.detect;

import io.globalkpi.alert.rule.AlertRule;
import io.globalkpi.alert.rule.Comparing;
import io.globalkpi.alert.rule.DayValue;
import io.globalkpi.alert.rule.RatioError;
import io.globalkpi.alert.rule.RedLine;
import io.globalkpi.alert.shelf.Shelf;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.reference.Against;
import io.globalkpi.schemas.reference.ComparedAs;
import io.globalkpi.schemas.reference.KpiUnit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What the scopes of this task were on whole days, a quarter of a year back: the days themselves, to hold a day against and
 * to tell how far a ratio strays, and the windows of rules that know a line, to tell the pace.
 */
final class Days {

    private final World world;
    private final Shelf<DayNumbers> rows;

    Days(World world, Shelf<DayNumbers> rows) {
        this.world = world;
        this.rows = rows;
    }

    void learn(KpiKey key, KpiSnapshot row) {
        boolean wanted = key.getWindow().equals(AlertRule.DAY) || world.isPaced(key.getWindow());
        if (wanted && row.getClosed()) {
            DayNumbers day = DayNumbers.of(row);
            rows.put(place(row, key.getWindow()) + day.date(), day);
            rows.remove(place(row, key.getWindow()) + day.date().minusDays(Comparing.MOST_DAYS + 1L));
        }
    }

    /** The value with what the days before say of it; empty when the rule needs them and they do not tell. */
    Optional<Breach> beside(AlertRule rule, KpiSnapshot row, Breach value) {
        if (!rule.comparing().isNothing()) {
            return compared(rule, row, value);
        }
        Breach.Builder told = Breach.newBuilder(value);
        boolean byDays = rule.needsCertainty()
                && value.getDenominator() != null
                && !world.traits().isProportion(value.getKpi(), value.getKpiVersion());
        if (byDays && value.getValue() != null) {
            RatioError.of(value.getValue(), within(row, value))
                    .ifPresent(error -> told.setStandardError(error.error()).setDays(error.days()));
        }
        rule.line().ifPresent(line -> pace(line, row, value, told));
        return Optional.of(byDays || rule.line().isPresent() ? told.build() : value);
    }

    private Optional<Breach> compared(AlertRule rule, KpiSnapshot row, Breach value) {
        return rule.comparing()
                .compare(day(DayNumbers.date(row), value), known(row, value))
                .map(found -> Breach.newBuilder(value)
                        .setUnit(found.as() == ComparedAs.CHANGE ? KpiUnit.RATIO : KpiUnit.COUNT)
                        .setNumerator(decimal(found.change()))
                        .setDenominator(decimal(found.over()))
                        .setValue(found.value())
                        .setCompared(inWords(found, rule.comparing()))
                        .build());
    }

    private static String inWords(Comparing.Compared found, Comparing comparing) {
        return String.format(
                Locale.ROOT,
                "%s against %s, median of %d %s",
                rounded(found.now()),
                rounded(found.usual()),
                found.held(),
                comparing.against() == Against.SAME_WEEKDAY ? "same weekdays" : "days");
    }

    private static String rounded(double value) {
        return BigDecimal.valueOf(value)
                .round(new MathContext(5))
                .stripTrailingZeros()
                .toPlainString();
    }

    private void pace(RedLine line, KpiSnapshot row, Breach value, Breach.Builder told) {
        told.setLine(line.line());
        BigDecimal sample = value.getDenominator();
        if (sample == null || sample.signum() <= 0) {
            return;
        }
        line.left(value.getNumerator().doubleValue(), sample.doubleValue()).ifPresent(told::setLeftToLine);
        LocalDate date = DayNumbers.date(row);
        DayNumbers before = rows.find(place(row, row.getWindow()) + date.minusDays(RedLine.PACE_DAYS));
        if (before != null) {
            before.of(value.getKpi(), value.getKpiVersion())
                    .flatMap(old -> line.days(day(date, value), old))
                    .ifPresent(told::setDaysToLine);
        }
    }

    /** Whole days that lie in the value's window. */
    private List<DayValue> within(KpiSnapshot row, Breach value) {
        LocalDate first = row.getWindowStart().atZone(ZoneId.of(row.getZone())).toLocalDate();
        String place = place(row, AlertRule.DAY);
        return first.datesUntil(DayNumbers.date(row).plusDays(1))
                .map(date -> rows.find(place + date))
                .filter(Objects::nonNull)
                .flatMap(day -> day.of(value.getKpi(), value.getKpiVersion()).stream())
                .toList();
    }

    private List<DayValue> known(KpiSnapshot row, Breach value) {
        return rows.startingWith(place(row, AlertRule.DAY)).stream()
                .flatMap(day -> day.of(value.getKpi(), value.getKpiVersion()).stream())
                .toList();
    }

    private static DayValue day(LocalDate date, Breach value) {
        return DayNumbers.value(date, value.getNumerator(), value.getDenominator(), value.getValue());
    }

    private static String place(KpiSnapshot row, String window) {
        return String.join("|", row.getScopeType().name(), row.getScopeId(), window, "");
    }

    private static BigDecimal decimal(double value) {
        return BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN);
    }
}
