package io.globalkpi.ingest.simulate;

import static io.globalkpi.ingest.simulate.ReferenceFiles.row;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the business has promised for the months of the simulation, and the calendars that say which days count how much.
 *
 * <p>The company's month is set by hand and broken down by the size of its sites; a market, three sites and an owner have set their own,
 * some too high and some too low, so that not everybody is on track.
 */
final class TargetTables {

    /** Net sales an order brings on average: 1.55 lines of 1.25 pieces at 30.08, less discounts, cancellations and refunds. */
    private static final double NET_SALES = 53.6;

    /** The same on the promotion day, with a fifth off everything. */
    private static final double NET_SALES_PROMOTED = 43.4;

    private static final Map<String, Double> AMBITIONS =
            Map.of("amazon-us/acme", 1.0, "amazon-uk/acme", 1.15, "aliexpress-es/acme", 0.85);

    private final SimulationPlan plan;
    private final int[][] orders;

    TargetTables(SimulationPlan plan) {
        this.plan = plan;
        this.orders = new Volumes(plan).orders();
    }

    /** Promotion days weigh what they bring; days before the first simulated one weigh nothing, for nothing is told of them. */
    List<Map<String, Object>> calendars() {
        List<Map<String, Object>> rows = new ArrayList<>();
        Map<String, LocalDate> firsts = new LinkedHashMap<>();
        World.SITES.forEach(site -> firsts.putIfAbsent(site.market().code(), SiteBook.firstDate(plan, site)));
        firsts.forEach((market, first) -> {
            LocalDate promotion = first.plusDays(plan.days() - 1L - Volumes.PROMOTION_AGE);
            rows.add(day(market, "Acme day", promotion, promotion, Volumes.PROMOTION * NET_SALES_PROMOTED / NET_SALES));
            rows.add(day(market, "Before the simulation", World.OPENED_ON, first.minusDays(1), 0));
        });
        return rows;
    }

    private static Map<String, Object> day(String market, String name, LocalDate from, LocalDate to, double factor) {
        return row(
                "calendar",
                market,
                "name",
                name,
                "from",
                from.toString(),
                "to",
                to.toString(),
                "factor",
                Math.round(factor * 100) / 100.0);
    }

    /** From the month of the first date to the one after the last. */
    List<Map<String, Object>> targets() {
        List<Map<String, Object>> rows = new ArrayList<>();
        LocalDate first = SiteBook.firstDate(plan, World.SITES.get(0));
        YearMonth last = YearMonth.from(first.plusDays(plan.days() - 1L)).plusMonths(1);
        for (YearMonth month = YearMonth.from(first); !month.isAfter(last); month = month.plusMonths(1)) {
            company(month, rows);
        }
        rows.add(ratio("acos", 0.25, YearMonth.from(first).getYear()));
        rows.add(ratio("net_margin", 0.15, YearMonth.from(first).getYear()));
        return rows;
    }

    private void company(YearMonth month, List<Map<String, Object>> rows) {
        double all = 0;
        Map<String, Integer> sizes = new LinkedHashMap<>();
        for (int site = 0; site < World.SITES.size(); site++) {
            all += expected(site, month);
            sizes.put(
                    "site:" + World.SITES.get(site).id(), World.SITES.get(site).size());
        }
        rows.add(target("company:" + World.COMPANY, month, all));
        rows.get(rows.size() - 1).put("weights", sizes);
        AMBITIONS.keySet().stream()
                .sorted()
                .forEach(site -> rows.add(
                        target("site:" + site, month, AMBITIONS.get(site) * expected(World.numberOf(site), month))));
        rows.stream()
                .filter(row -> row.get("scope").equals("site:amazon-us/acme")
                        && row.get("period").equals(month.toString()))
                .forEach(row -> row.put("weights", ownersOfUs()));
    }

    /** A category and a campaign are owned apart, and so are their parts of the target. */
    private static Map<String, Integer> ownersOfUs() {
        Map<String, Integer> weights = new LinkedHashMap<>();
        weights.put("owner:anna", 78);
        weights.put("owner:carla", 14);
        weights.put("owner:orbit", 8);
        return weights;
    }

    private double expected(int site, YearMonth month) {
        LocalDate first = SiteBook.firstDate(plan, World.SITES.get(site));
        double sum = 0;
        for (int day = 0; day < SiteBook.DATES; day++) {
            if (YearMonth.from(first.plusDays(day)).equals(month)) {
                boolean promotion = Volumes.isPromotion(plan.days() - 1 - day);
                sum += orders[site][day] * (promotion ? NET_SALES_PROMOTED : NET_SALES);
            }
        }
        return sum;
    }

    private static Map<String, Object> target(String scope, YearMonth month, double amount) {
        return row(
                "scope", scope,
                "kpi", "net_sales_budget",
                "period", month.toString(),
                "amount", Math.round(amount / 10) * 10,
                "currency", "USD",
                "author", "wei",
                "reason", "plan of the year");
    }

    private static Map<String, Object> ratio(String kpi, double limit, int year) {
        return row(
                "scope",
                "company:" + World.COMPANY,
                "kpi",
                kpi,
                "period",
                Integer.toString(year),
                "amount",
                limit,
                "author",
                "wei",
                "reason",
                "goal of the company");
    }
}
