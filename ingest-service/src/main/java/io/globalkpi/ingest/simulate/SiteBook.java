package io.globalkpi.ingest.simulate;

import java.time.LocalDate;

/** The dates of one site, from the first of the month on: when each begins, how many orders it has, what becomes of them. */
final class SiteBook {

    /** Dates there are, those after the month for {@link LiveBusiness} included; fits {@link Due}. */
    static final int DATES = 511;

    /** Reports of a date are told on the dates after it. */
    private static final int AHEAD = 4;

    private static final long ABOUT_A_DAY = 86_400_000L;

    private final SiteProfile site;
    private final int number;
    private final long seed;
    private final int lastDay;
    private final LocalDate first;
    private final long[] starts = new long[DATES + AHEAD];
    private final int[] orders;
    private final Ration[] rations = new Ration[Fate.values().length];

    /** @param orders orders of each date, {@link #DATES} of them */
    SiteBook(SimulationPlan plan, int number, int[] orders) {
        this.site = World.SITES.get(number);
        this.number = number;
        this.seed = Seeds.mix(plan.seed(), number);
        this.lastDay = plan.days() - 1;
        this.first = firstDate(plan, site);
        this.orders = orders.clone();
        for (int day = 0; day < starts.length; day++) {
            starts[day] =
                    date(day).atStartOfDay(site.market().zone()).toInstant().toEpochMilli();
        }
        for (Fate fate : Fate.values()) {
            rations[fate.ordinal()] = ration(fate);
        }
    }

    static LocalDate firstDate(SimulationPlan plan, SiteProfile site) {
        return plan.end().atZone(site.market().zone()).toLocalDate().minusDays(plan.days() - 1L);
    }

    private Ration ration(Fate fate) {
        double[] shares = new double[DATES];
        for (int day = 0; day < DATES; day++) {
            shares[day] = fate.shareOf(site, age(day), lastDay + 1);
        }
        return new Ration(Seeds.mix(seed, 1_000 + fate.ordinal()), shares, orders);
    }

    SiteProfile site() {
        return site;
    }

    int number() {
        return number;
    }

    long seed() {
        return seed;
    }

    LocalDate date(int day) {
        return first.plusDays(day);
    }

    /** Days from a date to the last of the month. */
    int age(int day) {
        return lastDay - day;
    }

    long start(int day) {
        return starts[day];
    }

    long end(int day) {
        return starts[day + 1];
    }

    int orders(int day) {
        return orders[day];
    }

    boolean isFated(Fate fate, int day, int index) {
        return rations[fate.ordinal()].picks(day, index);
    }

    /** The date an instant belongs to, as a day number; clocks that change make a day an hour longer or shorter. */
    int dayOf(long millis) {
        int day = (int) Math.floorDiv(millis - starts[0], ABOUT_A_DAY);
        if (day > 0 && millis < starts[day]) {
            return day - 1;
        }
        return day < DATES && day >= 0 && millis >= starts[day + 1] ? day + 1 : day;
    }
}
