package io.globalkpi.streams.targets;

import io.globalkpi.schemas.id.Micros;
import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.period.Period;
import io.globalkpi.schemas.targets.Promise;
import io.globalkpi.schemas.targets.TargetBook;
import io.globalkpi.streams.measure.Scope;
import io.globalkpi.streams.window.Step;
import io.globalkpi.streams.window.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The targets of one scope at one step of a to-date window.
 *
 * <p>While the step's date is running, the part of it that is gone counts, by the clock of each site; once it is over all of it does, so
 * that a closed value depends on its date alone.
 */
public final class Promises {

    private final TargetBook book;
    private final Moment at;
    private final IntFunction<long[]> days;

    /** @param zone the scope's zone: the one its days left are counted in */
    public record Moment(Scope scope, ZoneId zone, Step step) {}

    /** @param days sums of one date by measure slot, date as days since 1970-01-01; the array is reused */
    public Promises(TargetBook book, Moment at, IntFunction<long[]> days) {
        this.book = book;
        this.at = at;
        this.days = days;
    }

    /** True when the scope has promised something of some KPI for the period that a step lies in. */
    public static boolean isPromised(TargetBook book, Iterable<String> kpis, Scope scope, Window window, int step) {
        Optional<Period.Level> level = book.kpis().isEmpty() ? Optional.empty() : window.period();
        if (level.isEmpty()) {
            return false;
        }
        LocalDate date = LocalDate.ofEpochDay(window.lastDate(step));
        for (String kpi : kpis) {
            if (book.promise(ref(scope), kpi, book.periods().of(level.get(), date), date)
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Where one stands with a KPI's target; empty when there is none. */
    public Optional<Standing> of(String kpi) {
        if (!book.kpis().contains(kpi) && !book.goals().contains(kpi)) {
            return Optional.empty();
        }
        LocalDate date =
                LocalDate.ofEpochDay(at.step().window().lastDate(at.step().number()));
        return at.step()
                .window()
                .period()
                .map(level -> book.periods().of(level, date))
                .flatMap(period -> promise(kpi, period, date))
                .map(promise -> standing(promise, date));
    }

    /** What was set goes before what the company wants of everybody. */
    private Optional<Promise> promise(String kpi, Period period, LocalDate date) {
        ScopeRef scope = ref(at.scope());
        return book.promise(scope, kpi, period, date).or(() -> book.goal(scope, kpi, period, date));
    }

    private Standing standing(Promise promise, LocalDate date) {
        BigDecimal left = BigDecimal.valueOf(
                        ChronoUnit.DAYS.between(date, promise.period().last()) + 1)
                .subtract(BigDecimal.valueOf(gone(date, at.zone())));
        Standing.Due due = new Standing.Due(
                promise.planned(date, zone -> gone(date, zone)),
                promise.progress(date, zone -> gone(date, zone)),
                left.setScale(Micros.SCALE, RoundingMode.HALF_EVEN));
        LocalDate over = at.step().closed() ? date : date.minusDays(1);
        return new Standing(promise, due, new Standing.Past(promise.period().first(), over, days));
    }

    private double gone(LocalDate date, ZoneId zone) {
        if (at.step().closed()) {
            return 1;
        }
        Instant start = date.atStartOfDay(zone).toInstant();
        Duration length =
                Duration.between(start, date.plusDays(1).atStartOfDay(zone).toInstant());
        double gone = (double) (at.step().frontier() - start.toEpochMilli()) / length.toMillis();
        return Math.max(0, Math.min(1, gone));
    }

    private static ScopeRef ref(Scope scope) {
        return new ScopeRef(scope.type(), scope.id());
    }
}
