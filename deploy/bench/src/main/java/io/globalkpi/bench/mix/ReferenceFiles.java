package io.globalkpi.bench.mix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The reference data of a mix, as the YAML files that an operator would write: sites, owners, rates, costs, KPIs. */
public final class ReferenceFiles {

    static final String COMPANY = "bench";
    private static final String OPENED = "2020-01-01";

    private final Path directory;

    private ReferenceFiles(Path directory) {
        this.directory = directory;
    }

    /**
     * Writes them all.
     *
     * @param around where the input ends
     * @param shippedKpis the KPI definitions that ship
     */
    public static void write(Path directory, Mix mix, Instant around, Path shippedKpis) throws IOException {
        Files.createDirectories(directory);
        ReferenceFiles files = new ReferenceFiles(directory);
        List<Shop> shops = new Shops(mix).all();
        files.file(
                "company",
                "company: {id: " + COMPANY + ", name: Bench, reportingCurrency: USD, baseCurrency: USD, zone: UTC}");
        files.sites(shops);
        files.owners(shops);
        files.rates(
                LocalDate.ofInstant(around.minus(mix.span()), ZoneOffset.UTC),
                LocalDate.ofInstant(around, ZoneOffset.UTC));
        files.costs();
        files.kpis(shippedKpis, mix.window());
    }

    private void sites(List<Shop> shops) throws IOException {
        table(
                "sites",
                shops.stream()
                        .map(shop ->
                                "{site: %s, name: %s, platform: %s, market: %s, currency: %s, zone: %s, openedOn: %s}"
                                        .formatted(
                                                shop.site(),
                                                shop.site(),
                                                shop.platform(),
                                                shop.market(),
                                                shop.currency(),
                                                shop.zone(),
                                                OPENED))
                        .toList());
        table(
                "ownership",
                shops.stream()
                        .map(shop -> "{site: %s, kind: SITE, from: %s, owner: %s}"
                                .formatted(shop.site(), OPENED, shop.owner()))
                        .toList());
    }

    private void owners(List<Shop> shops) throws IOException {
        table(
                "owners",
                shops.stream()
                        .sorted(Comparator.comparing(Shop::owner))
                        .map(shop -> "{owner: %s, from: %s, name: %s, kind: PERSON, team: %s}"
                                .formatted(shop.owner(), OPENED, shop.owner(), shop.team()))
                        .distinct()
                        .toList());
    }

    private void rates(LocalDate begin, LocalDate end) throws IOException {
        List<String> rows = new ArrayList<>();
        for (Shop.Market market : Shop.MARKETS) {
            if (!market.currency().equals("USD")) {
                rows.add("{base: USD, currency: %s, kind: ACTUAL, from: %s, to: %s, rate: %s}"
                        .formatted(market.currency(), begin.minusDays(5), end.plusDays(5), market.perDollar()));
                rows.add("{base: USD, currency: %s, kind: BUDGET, date: %s, rate: %s}"
                        .formatted(market.currency(), OPENED, market.perDollar()));
            }
        }
        table("fx-rates", rows);
    }

    private void costs() throws IOException {
        table(
                "product-costs",
                IntStream.range(0, Tellings.skus())
                        .mapToObj(
                                number -> "{sku: %s, from: %s, currency: USD, unitCost: %d.5, freight: 0.5, duty: 0.25}"
                                        .formatted(Tellings.sku(number), OPENED, 2 + number % 40))
                        .toList());
    }

    /** What is held against targets needs periods, and there are no targets here. */
    private void kpis(Path shipped, @Nullable String window) throws IOException {
        String text = Files.readString(shipped);
        file(
                "kpis",
                window == null
                        ? text
                        : text.lines()
                                .filter(line -> !line.contains("target: "))
                                .map(line -> line.replaceAll("windows: (all|\\[[^]]*])", "windows: [" + window + "]"))
                                .collect(Collectors.joining("\n")));
    }

    private void table(String name, List<String> rows) throws IOException {
        file(name, rows.stream().map(row -> "  - " + row).collect(Collectors.joining("\n", name + ":\n", "\n")));
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name + ".yaml"), text + "\n");
    }
}
