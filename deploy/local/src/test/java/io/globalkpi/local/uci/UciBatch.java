package io.globalkpi.local.uci;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * The KPIs of the UCI Online Retail file, computed the slow way: whole file in memory, every window summed anew.
 *
 * <p>Shares no code with the pipeline, so that the two can disagree. Runs alone as well:
 * {@code java UciBatch.java FILE.csv.gz CONFIG_DIR SCOPE KPI WINDOW DATE [--plant off-by-one]}.
 */
public final class UciBatch {

    public static final String COMPANY = "company";
    public static final List<String> WINDOWS = List.of("30d", "60d", "90d", "day", "week", "month", "quarter", "year");

    /** Id, windows, numerator, denominator. What has no data on either side of the line is left out. */
    private static final String[][] KPIS = {
        {"gmv", "all", "gross_sales"},
        {"gmv_budget", "all", "gross_sales_budget"},
        {"gmv_local", "all", "gross_sales_local"},
        {"net_sales", "all", "gross_sales - refunds"},
        {"net_sales_budget", "all", "gross_sales_budget - refunds_budget"},
        {"net_sales_local", "all", "gross_sales_local - refunds_local"},
        {"orders", "all", "orders"},
        {"units", "all", "units_sold"},
        {"average_order_value", "30d month", "gross_sales", "orders"},
        {"gmv_growth", "30d month", "gross_sales", "earlier"},
        {"gross_margin", "30d month", "costed_sales - costed_refunds", "costed_sales - costed_refunds"},
        {"net_margin", "30d month", "costed_sales - costed_refunds", "costed_sales - costed_refunds"},
        {"tacos", "30d month", "ad_spend", "gross_sales - refunds"},
        {"conversion", "30d", "orders", "sessions"},
        {"return_rate", "30d 60d", "units_returned", "units_sold"},
        {"return_rate_cohort", "30d 60d", "units_returned_cohort", "units_sold"},
        {"refund_rate", "30d", "refunds", "gross_sales"},
        {"cancellation_rate", "30d", "seller_cancelled_orders", "orders"},
        {"order_defect_rate", "60d", "defective_orders", "orders"},
    };

    /** One line above and one below, in units of money or pieces; no denominator for a sum. */
    public record Figure(BigDecimal numerator, Optional<BigDecimal> denominator) {}

    private final Map<String, TreeMap<LocalDate, Map<String, Long>>> days;

    private UciBatch(Map<String, TreeMap<LocalDate, Map<String, Long>>> days) {
        this.days = days;
    }

    /** Reads the whole file. Planted, every site has sold one unit too many on its first day. */
    public static UciBatch of(Path file, Path config, boolean planted) throws IOException {
        UciBatch batch = new UciBatch(new UciBooks(config).of(file));
        if (planted) {
            batch.days.values().forEach(site -> site.firstEntry().getValue().merge("units_sold", 1L, Long::sum));
        }
        return batch;
    }

    /** The sites that have any business, and the company. */
    public Set<String> scopes() {
        return days.keySet();
    }

    /** Every KPI with data of one scope and window on one local date. */
    public Map<String, Figure> figures(String scope, String window, LocalDate date) {
        LocalDate from = start(window, date);
        Map<String, Long> now = sum(scope, from, date);
        LocalDate before = window.endsWith("d") ? from.minusDays(length(window)) : start(window, from.minusDays(1));
        LocalDate beforeEnd = before.plusDays(date.toEpochDay() - from.toEpochDay());
        beforeEnd = beforeEnd.isBefore(from) ? beforeEnd : from.minusDays(1);
        long earlier = sum(scope, before, beforeEnd).getOrDefault("gross_sales", 0L);

        Map<String, Figure> figures = new LinkedHashMap<>();
        for (String[] kpi : KPIS) {
            boolean local = kpi[0].endsWith("_local") && scope.equals(COMPANY);
            if (!local
                    && (kpi[1].equals("all") && !window.equals("60d")
                            || List.of(kpi[1].split(" ")).contains(window))) {
                figures.put(kpi[0], figure(kpi, now, earlier));
            }
        }
        return figures;
    }

    private static Figure figure(String[] kpi, Map<String, Long> now, long earlier) {
        if (kpi[0].equals("gmv_growth")) {
            long grown = form(kpi[2], now).unscaledValue().longValue() - earlier;
            return new Figure(BigDecimal.valueOf(grown, 6), Optional.of(BigDecimal.valueOf(earlier, 6)));
        }
        return new Figure(form(kpi[2], now), kpi.length < 4 ? Optional.empty() : Optional.of(form(kpi[3], now)));
    }

    private static BigDecimal form(String form, Map<String, Long> sums) {
        String[] terms = form.split(" - ");
        long sum = sums.getOrDefault(terms[0], 0L);
        for (int i = 1; i < terms.length; i++) {
            sum -= sums.getOrDefault(terms[i], 0L);
        }
        return BigDecimal.valueOf(sum, terms[0].contains("sales") || terms[0].contains("refunds") ? 6 : 0);
    }

    private Map<String, Long> sum(String scope, LocalDate from, LocalDate to) {
        Map<String, Long> sums = new HashMap<>();
        days.getOrDefault(scope, new TreeMap<>())
                .subMap(from, true, to, true)
                .values()
                .forEach(day -> day.forEach((measure, amount) -> sums.merge(measure, amount, Long::sum)));
        return sums;
    }

    private static int length(String window) {
        return Integer.parseInt(window.substring(0, window.length() - 1));
    }

    private static LocalDate start(String window, LocalDate date) {
        return switch (window) {
            case "30d", "60d", "90d" -> date.minusDays(length(window) - 1L);
            case "day" -> date;
            case "week" -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "month" -> date.withDayOfMonth(1);
            case "quarter" -> LocalDate.of(date.getYear(), (date.getMonthValue() - 1) / 3 * 3 + 1, 1);
            case "year" -> date.withDayOfYear(1);
            default -> throw new IllegalArgumentException("no such window: " + window);
        };
    }

    public static void main(String[] args) throws IOException {
        if (args.length < 6) {
            System.err.println("usage: UciBatch FILE.csv.gz CONFIG_DIR SCOPE KPI WINDOW DATE [--plant off-by-one]");
            System.exit(2);
        }
        boolean planted = args.length > 7 && args[6].equals("--plant") && args[7].equals("off-by-one");
        UciBatch batch = of(Path.of(args[0]), Path.of(args[1]), planted);
        Figure figure =
                batch.figures(args[2], args[4], LocalDate.parse(args[5])).get(args[3]);
        if (figure == null) {
            System.err.println("no " + args[3] + " in window " + args[4]);
            System.exit(1);
        }
        System.out.println("{\"scope\":\"" + args[2] + "\",\"kpi\":\"" + args[3] + "\",\"window\":\"" + args[4]
                + "\",\"date\":\"" + args[5] + "\",\"numerator\":"
                + figure.numerator().toPlainString()
                + ",\"denominator\":"
                + figure.denominator().map(BigDecimal::toPlainString).orElse("null") + "}");
    }
}

/** From the rows of the file to the sums of every scope and local date. In this file, so that the batch runs from one source file. */
final class UciBooks {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("M/d/yy H:mm");
    private static final Pattern SITE = Pattern.compile("\\{site: ([^,]+), name: ([^,]+),.* zone: ([^,]+),");
    private static final Set<String> SERVICES =
            Set.of("POST", "DOT", "M", "m", "D", "S", "C2", "AMAZONFEE", "BANK CHARGES", "CRUK", "PADS", "B");

    private static final class Invoice {
        String site = "";
        LocalDateTime time = LocalDateTime.MIN;
        BigDecimal all = BigDecimal.ZERO;
        BigDecimal services = BigDecimal.ZERO;
        long units;
    }

    private final Map<String, String> sites = new LinkedHashMap<>();
    private final Map<String, ZoneId> zones = new HashMap<>();
    private final Map<String, Invoice> invoices = new LinkedHashMap<>();
    private final Map<String, TreeMap<LocalDate, Map<String, Long>>> days = new TreeMap<>();
    private final BigDecimal actualRate;
    private final BigDecimal budgetRate;

    UciBooks(Path config) throws IOException {
        for (String line : Files.readAllLines(config.resolve("sites.yaml"))) {
            Matcher site = SITE.matcher(line);
            if (site.find()) {
                sites.put(site.group(2), site.group(1));
                zones.put(site.group(1), ZoneId.of(site.group(3)));
            }
        }
        String rates = Files.readString(config.resolve("fx-rates.yaml"));
        actualRate = new BigDecimal(rates.replaceAll("(?s).*kind: ACTUAL[^}]* rate: ([0-9.]+).*", "$1"));
        budgetRate = new BigDecimal(rates.replaceAll("(?s).*kind: BUDGET[^}]* rate: ([0-9.]+).*", "$1"));
    }

    Map<String, TreeMap<LocalDate, Map<String, Long>>> of(Path file) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                row(cells(line));
            }
        }
        invoices.forEach(this::book);
        return days;
    }

    /** Money of every row counts; pieces only of goods. Other negative rows are stock adjustments, negative prices book-keeping. */
    private void row(List<String> cells) {
        boolean back = cells.get(0).startsWith("C");
        long quantity = back ? -Long.parseLong(cells.get(3)) : Long.parseLong(cells.get(3));
        BigDecimal price = new BigDecimal(cells.get(5));
        if (quantity < 0 || price.signum() < 0) {
            return;
        }
        Invoice invoice = invoices.computeIfAbsent(cells.get(0), number -> new Invoice());
        if (invoice.site.isEmpty()) {
            invoice.site = sites.get(cells.get(7));
            invoice.time = LocalDateTime.parse(cells.get(4), MINUTE);
        }
        BigDecimal money = price.multiply(BigDecimal.valueOf(quantity));
        boolean service = SERVICES.contains(cells.get(1)) || cells.get(1).startsWith("gift_");
        invoice.all = invoice.all.add(money);
        invoice.services = invoice.services.add(service ? money : BigDecimal.ZERO);
        invoice.units += service ? 0 : quantity;
    }

    private void book(String number, Invoice invoice) {
        boolean back = number.startsWith("C");
        String money = back ? "refunds" : "gross_sales";
        add(invoice, back ? "returns" : "orders", 1);
        add(invoice, back ? "units_returned" : "units_sold", invoice.units);
        add(invoice, money, dollars(invoice.all, actualRate));
        add(invoice, money + "_budget", dollars(invoice.all, budgetRate));
        add(invoice, money + "_local", dollars(invoice.all, BigDecimal.ONE));
        add(invoice, back ? "costed_refunds" : "costed_sales", dollars(invoice.services, actualRate));
    }

    private void add(Invoice invoice, String measure, long amount) {
        ZonedDateTime local = invoice.time.atZone(LONDON).withZoneSameInstant(zones.get(invoice.site));
        for (String scope : List.of(invoice.site, UciBatch.COMPANY)) {
            days.computeIfAbsent(scope, any -> new TreeMap<>())
                    .computeIfAbsent(local.toLocalDate(), any -> new HashMap<>())
                    .merge(measure, amount, Long::sum);
        }
    }

    private static long dollars(BigDecimal pounds, BigDecimal rate) {
        return pounds.movePointRight(6).divide(rate, 0, RoundingMode.HALF_EVEN).longValueExact();
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char letter : line.toCharArray()) {
            if (letter == '"') {
                quoted = !quoted;
            } else if (letter == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(letter);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
