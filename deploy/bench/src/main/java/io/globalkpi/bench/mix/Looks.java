package io.globalkpi.bench.mix;

import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.Better;
import io.globalkpi.schemas.reference.KpiUnit;
import io.globalkpi.schemas.reference.Sensitivity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the alert service is measured on: values of all sites of a mix in two windows, a step of the grid after another, and two
 * hundred rules, of which five look at each value.
 *
 * <p>Values are random between 0 and 1, and the rules' thresholds lie so that one value in a hundred opens or ends an episode.
 */
public record Looks(Mix sites, int values, long seed) {

    public static final int RULES = 200;

    /** Those of the KPIs that ship which are published over both windows. */
    private static final List<String> KPIS = List.of(
            "gmv",
            "gmv_budget",
            "gmv_local",
            "net_sales",
            "net_sales_budget",
            "net_sales_local",
            "orders",
            "units",
            "average_order_value",
            "roas",
            "acos",
            "tacos",
            "ctr",
            "cost_per_click",
            "conversion",
            "stock_out_rate",
            "return_rate",
            "refund_rate",
            "cancellation_rate",
            "late_shipment_rate");

    private static final List<String> WINDOWS = List.of("7d", "30d");

    /** One over each: the shares of values above it add up to one in two hundred, and as many come back. */
    private static final List<Double> THRESHOLDS = List.of(0.998, 0.9985, 0.999, 0.9995, 0.9999);

    private static final double RECOVERY = 0.99;
    private static final Duration STEP = Duration.ofMinutes(5);

    public int valuesPerSnapshot() {
        return KPIS.size();
    }

    public int rulesPerValue() {
        return THRESHOLDS.size();
    }

    public int snapshots() {
        return values / KPIS.size();
    }

    public Instant end() {
        return Mix.END;
    }

    /** All of it, in the order of publication; every call gives the same. */
    public void each(Consumer<KpiSnapshot> taker) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Shop> shops = new Shops(sites).all();
        int places = shops.size() * WINDOWS.size();
        Instant first = end().minus(STEP.multipliedBy(snapshots() / places));
        for (int i = 0; i < snapshots(); i++) {
            Shop shop = shops.get(i % shops.size());
            String window = WINDOWS.get(i / shops.size() % WINDOWS.size());
            taker.accept(snapshot(shop, window, first.plus(STEP.multipliedBy(i / places)), random));
        }
    }

    /** How many episodes the values open or end. */
    public long transitions() {
        Map<String, Boolean> standing = new HashMap<>();
        LongAdder transitions = new LongAdder();
        each(row -> row.getKpis()
                .forEach(kpi -> THRESHOLDS.forEach(threshold -> {
                    String place = String.join("|", row.getScopeId(), row.getWindow(), kpi.getKpi(), "" + threshold);
                    boolean before = standing.getOrDefault(place, false);
                    boolean now = kpi.getValue() > (before ? RECOVERY : threshold);
                    if (now != before) {
                        standing.put(place, now);
                        transitions.increment();
                    }
                })));
        return transitions.sum();
    }

    private static KpiSnapshot snapshot(Shop shop, String window, Instant asOf, SplittableRandom random) {
        Duration length = Duration.ofDays(Integer.parseInt(window.replace("d", "")));
        return KpiSnapshot.newBuilder()
                .setScopeType(ScopeType.SITE)
                .setScopeId(shop.site())
                .setScopeName(shop.site())
                .setWindow(window)
                .setWindowStart(asOf.minus(length))
                .setWindowEnd(asOf)
                .setZone(shop.zone())
                .setDate(LocalDate.ofInstant(asOf, ZoneId.of(shop.zone())))
                .setAsOf(asOf)
                .setPublishedAt(asOf)
                .setClosed(true)
                .setProvisional(false)
                .setCurrency("USD")
                .setReferenceVersion(1)
                .setKpis(KPIS.stream()
                        .map(kpi -> value(kpi, random.nextDouble()))
                        .toList())
                .build();
    }

    private static KpiValue value(String kpi, double value) {
        return KpiValue.newBuilder()
                .setKpi(kpi)
                .setVersion(1)
                .setDefinition("0123456789abcdef")
                .setNumerator(BigDecimal.valueOf(Math.round(value * 1_000_000), 6))
                .setDenominator(BigDecimal.valueOf(1_000_000, 6))
                .setValue(value)
                .setUnit(KpiUnit.RATIO)
                .setBetter(Better.DOWN)
                .setSensitivity(Sensitivity.OPEN)
                .setSample(1_000)
                .build();
    }

    /** The rules, as the YAML file that an operator would write. */
    public void writeRules(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(
                directory.resolve("rules.yaml"),
                IntStream.range(0, RULES).mapToObj(Looks::rule).collect(Collectors.joining("\n", "rules:\n", "\n")));
    }

    private static String rule(int number) {
        return String.format(
                Locale.ROOT,
                "  - {id: rule-%d, name: rule %d, kpi: %s, window: %s, bound: AT_MOST, scopes: [SITE],"
                        + " levels: [{level: warning, threshold: %s, recovery: %s, action: DASHBOARD}]}",
                number,
                number,
                KPIS.get(number % KPIS.size()),
                WINDOWS.get(number / KPIS.size() % WINDOWS.size()),
                THRESHOLDS.get(number / KPIS.size() / WINDOWS.size()),
                RECOVERY);
    }

    /** In one line, for people. */
    public String describe() {
        return String.format(
                Locale.ROOT,
                "%,d values in %,d snapshots of %d sites over %s, a step of %d min after another; %d rules, %d over each value;"
                        + " seed %d",
                values,
                snapshots(),
                sites.sites(),
                WINDOWS,
                STEP.toMinutes(),
                RULES,
                rulesPerValue(),
                seed);
    }
}
