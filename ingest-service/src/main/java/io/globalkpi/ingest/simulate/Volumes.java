package io.globalkpi.ingest.simulate;

import java.time.LocalDate;

/** How many orders every site has on every date: its size, the weekday, the promotion, a little chance. */
final class Volumes {

    /** Days from the promotion to the last date of the month. */
    static final int PROMOTION_AGE = 18;

    static final double PROMOTION = 3.0;

    /** Monday to Sunday: people order at the end of the week. */
    private static final double[] WEEK = {0.94, 0.92, 0.95, 0.99, 1.05, 1.12, 1.03};
    /** Events an order brings on average, later ones that fall after the end left out. */
    private static final double EVENTS_AN_ORDER = 4.53;

    private static final long STOCK_TRAFFIC_AND_ADS_A_DAY = 12 + 1 + 9;

    private final SimulationPlan plan;

    Volumes(SimulationPlan plan) {
        this.plan = plan;
    }

    int[][] orders() {
        double perWeight = ordersInAll() / weightInAll();
        int[][] orders = new int[World.SITES.size()][SiteBook.DATES];
        for (int site = 0; site < orders.length; site++) {
            for (int day = 0; day < SiteBook.DATES; day++) {
                orders[site][day] = (int) Math.max(1, Math.round(perWeight * weight(site, day)));
            }
        }
        return orders;
    }

    private double ordersInAll() {
        long rows = STOCK_TRAFFIC_AND_ADS_A_DAY * World.SITES.size() * plan.days();
        return Math.max(plan.events() / 10.0, plan.events() - rows) / EVENTS_AN_ORDER;
    }

    private double weightInAll() {
        double sum = 0;
        for (int site = 0; site < World.SITES.size(); site++) {
            for (int day = 0; day < plan.days(); day++) {
                sum += weight(site, day);
            }
        }
        return sum;
    }

    private double weight(int number, int day) {
        SiteProfile site = World.SITES.get(number);
        LocalDate date = SiteBook.firstDate(plan, site).plusDays(day);
        double chance = 0.9 + 0.2 * Seeds.unit(Seeds.mix(plan.seed(), 77, number), day);
        double promotion = isPromotion(plan.days() - 1 - day) ? PROMOTION : 1;
        return site.size() * WEEK[date.getDayOfWeek().ordinal()] * promotion * chance;
    }

    static boolean isPromotion(int age) {
        return age == PROMOTION_AGE;
    }
}
