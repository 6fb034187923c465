package io.globalkpi.oracle;

import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.period.Period;
import io.globalkpi.schemas.reference.Better;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.targets.Promise;
import io.globalkpi.schemas.targets.TargetBook;
import io.globalkpi.schemas.topic.Topics;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** KPIs held against a target, at the end of a step that is over (targets.md). How targets are broken down is the contract's. */
public final class Promised {

    private final ReferenceData data;
    private final PeriodStarts starts;
    private final TargetBook book;

    public Promised(ReferenceData data) {
        this.data = data;
        this.starts = PeriodStarts.of(data);
        this.book = TargetBook.of(data);
    }

    /** Where periods begin. */
    PeriodStarts starts() {
        return starts;
    }

    boolean isThere(Scope scope, KpiDefinition kpi, Window window, Instant end) {
        return promise(scope, kpi, window, date(end)).isPresent();
    }

    /** Rolling windows are no periods: nothing is promised for them. */
    private Optional<Promise> promise(Scope scope, KpiDefinition kpi, Window window, LocalDate date) {
        ScopeRef held = new ScopeRef(scope.type(), scope.id());
        return Arrays.stream(Period.Level.values())
                .filter(level -> level.window().equals(window.id()))
                .findFirst()
                .flatMap(level ->
                        book.promise(held, kpi.getTarget(), book.periods().of(level, date), date));
    }

    private static LocalDate date(Instant end) {
        return LocalDate.ofInstant(end, ZoneOffset.UTC).minusDays(1);
    }

    Expected value(Scope scope, KpiDefinition kpi, Window window, Instant end, Map<String, BigInteger> sums) {
        Held held = held(scope, kpi, window, end, sums);
        BigDecimal target = held.target();
        BigDecimal due = held.planned();
        BigDecimal reached = held.reached();
        BigDecimal sign = isBetterUp(kpi) ? BigDecimal.ONE : BigDecimal.ONE.negate();
        long daysLeft = ChronoUnit.DAYS.between(
                date(end), promise(scope, kpi, window, end).period().last());
        BigDecimal[] fraction = switch (kpi.getComparison()) {
            case ATTAINMENT -> attained(reached, target, sign);
            case ATTAINMENT_TO_DATE -> attained(reached, due, sign);
            case TIME_PROGRESS -> new BigDecimal[] {due.abs(), target.abs()};
            case PACE -> new BigDecimal[] {reached.subtract(due).multiply(sign), target.abs()};
            case RUN_RATE -> new BigDecimal[] {target.subtract(reached), BigDecimal.valueOf(daysLeft)};
            case PROJECTION -> new BigDecimal[] {projected(reached, target, due), null};
            default -> throw new IllegalStateException(kpi.getKpi() + " is not held against a target");
        };
        long sample = kpi.getSample() == null ? 0 : Formulas.sample(scope, kpi.getSample(), sums);
        return new Expected(fraction[0], fraction[1], Formulas.quotient(kpi, fraction[0], fraction[1]), sample);
    }

    /** @throws IllegalStateException if nobody has set a target */
    Held held(Scope scope, KpiDefinition kpi, Window window, Instant end, Map<String, BigInteger> sums) {
        Promise promise = promise(scope, kpi, window, end);
        return new Held(
                Formulas.form(scope, kpi.getNumerator(), sums), promise.total(), promise.planned(date(end), zone -> 1));
    }

    private Promise promise(Scope scope, KpiDefinition kpi, Window window, Instant end) {
        return promise(scope, kpi, window, date(end))
                .orElseThrow(() -> new IllegalStateException(scope + " has no target of " + kpi.getTarget()));
    }

    /** More than the target is good, or less; either way what is beyond it comes on top of the whole. */
    private static BigDecimal[] attained(BigDecimal reached, BigDecimal target, BigDecimal sign) {
        BigDecimal beyond = reached.subtract(target).multiply(sign);
        return new BigDecimal[] {target.abs().add(beyond), target.abs()};
    }

    private static BigDecimal projected(BigDecimal reached, BigDecimal target, BigDecimal due) {
        return reached.multiply(target).divide(due, MathContext.DECIMAL128).setScale(6, RoundingMode.HALF_EVEN);
    }

    private boolean isBetterUp(KpiDefinition kpi) {
        return data.rows(Topics.KPIS, KpiDefinition.class).stream()
                .filter(row -> row.getKpi().equals(kpi.getTarget()))
                .allMatch(row -> row.getBetter() == Better.UP);
    }
}
