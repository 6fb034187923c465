package io.globalkpi.schemas.targets;

import io.globalkpi.schemas.id.Micros;
import io.globalkpi.schemas.period.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was promised for one scope, KPI and period, and how much of it by when.
 *
 * <p>Time progress is the planned share of the period: by the seasonal weights of the calendars, unless the plan says otherwise.
 */
public final class Promise {

    private final Period period;
    private final long total;
    private final @Nullable ScopeSeries plan;
    private final Supplier<SeasonSeries> season;

    /**
     * @param plan by date, null for a KPI that does not add up: then the same holds on every date
     * @param season made when it is asked for, which is seldom
     */
    Promise(Period period, long total, @Nullable ScopeSeries plan, Supplier<SeasonSeries> season) {
        this.period = period;
        this.total = total;
        this.plan = plan;
        this.season = season;
    }

    public Period period() {
        return period;
    }

    /** The target of the whole period, in the KPI's unit. */
    public BigDecimal total() {
        return Micros.toDecimal(total);
    }

    /** False for ratios: what is promised of them is a limit, not a sum. */
    public boolean isSum() {
        return plan != null;
    }

    /**
     * What is planned through a date, in the KPI's unit.
     *
     * @param gone part of that date that is over, 0 to 1, by zone
     */
    public BigDecimal planned(LocalDate date, ToDoubleFunction<ZoneId> gone) {
        if (plan == null) {
            return total();
        }
        long all = plan.sum(period.first(), period.last());
        long toDate = Math.addExact(plan.sum(period.first(), date.minusDays(1)), plan.sumOf(date, gone));
        if (all == total || all == 0) {
            return Micros.toDecimal(toDate);
        }
        return Micros.toDecimal(toDate) // the whole was set to something else than its parts: it has their shape
                .multiply(BigDecimal.valueOf(total))
                .divide(BigDecimal.valueOf(all), Micros.SCALE, RoundingMode.HALF_EVEN);
    }

    /** Share of the whole that is planned for each date of the period; empty for ratios, and for a plan that comes to 0 or less. */
    public double[] shares() {
        long all = plan == null ? 0 : plan.sum(period.first(), period.last());
        if (plan == null || all <= 0) {
            return new double[0];
        }
        return period.first()
                .datesUntil(period.last().plusDays(1))
                .mapToDouble(date -> (double) plan.sum(date, date) / all)
                .toArray();
    }

    /** Share of the period that is behind one, 0 to 1, by what is planned for its dates. */
    public double progress(LocalDate date, ToDoubleFunction<ZoneId> gone) {
        double share = plan == null || total == 0 ? -1 : planned(date, gone).doubleValue() / total().doubleValue();
        if (share >= 0 && share <= 1) {
            return share;
        }
        SeasonSeries expected = season.get();
        double all = expected.sum(period);
        return all == 0 ? 0 : expected.until(period.first(), date, gone) / all;
    }
}
