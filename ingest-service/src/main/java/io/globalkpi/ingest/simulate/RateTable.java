package io.globalkpi.ingest.simulate;

import static io.globalkpi.ingest.simulate.ReferenceFiles.row;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Exchange rates: a seeded walk for every date, and the budget's one rate. */
final class RateTable {

    private static final int DAYS_BEFORE = 100;
    private static final int DAYS_AFTER = 30;
    private static final double DAILY_MOVE = 0.003;
    private static final double YUAN = 7.2;
    private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

    private final SimulationPlan plan;

    RateTable(SimulationPlan plan) {
        this.plan = plan;
    }

    List<Map<String, Object>> rows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        Map<String, Double> middles = middles();
        middles.forEach((currency, middle) -> rows.add(rate(currency, "BUDGET", first(), middle)));
        middles.forEach((currency, middle) -> addWalk(rows, currency, middle));
        return rows;
    }

    private void addWalk(List<Map<String, Object>> rows, String currency, double middle) {
        SplittableRandom chance = Seeds.at(plan.seed(), currency.hashCode());
        double rate = middle * (0.99 + 0.02 * chance.nextDouble());
        LocalDate last = day().plusDays(DAYS_AFTER);
        for (LocalDate date = first(); !date.isAfter(last); date = date.plusDays(1)) {
            rows.add(rate(currency, "ACTUAL", date, rate));
            rate *= 1 + DAILY_MOVE * chance.nextGaussian();
        }
    }

    private static Map<String, Object> rate(String currency, String kind, LocalDate date, double rate) {
        return row(
                "base",
                "USD",
                "currency",
                currency,
                "kind",
                kind,
                "date",
                date.toString(),
                "rate",
                BigDecimal.valueOf(rate).round(SIX_DIGITS));
    }

    private LocalDate day() {
        return plan.end().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private LocalDate first() {
        return day().minusDays(Math.max(DAYS_BEFORE, plan.days() + 10L));
    }

    private static Map<String, Double> middles() {
        Map<String, Double> middles = new LinkedHashMap<>();
        for (Market market : Market.values()) {
            if (!market.currency().equals("USD")) {
                middles.put(market.currency(), market.dollarBuys());
            }
        }
        middles.put("CNY", YUAN);
        return middles;
    }
}
