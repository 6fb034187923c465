package io.globalkpi.ingest.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceFilesTest {

    private static final Instant END = Instant.parse("2026-06-15T10:30:00Z");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @TempDir
    private Path directory;

    @BeforeEach
    void write() {
        Simulation.of(SimulationPlan.demo(END)).writeReference(directory.resolve("acme"));
    }

    private JsonNode table(String name) throws IOException {
        JsonNode file =
                YAML.readTree(directory.resolve("acme").resolve(name + ".yaml").toFile());
        assertThat(file.size()).isEqualTo(1);
        return file.get(name);
    }

    @Test
    void shouldWriteAFileForEveryTableTheBusinessHas() throws IOException {
        try (var files = Files.list(directory.resolve("acme"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "company.yaml",
                            "sites.yaml",
                            "owners.yaml",
                            "ownership.yaml",
                            "products.yaml",
                            "product-costs.yaml",
                            "fx-rates.yaml",
                            "calendars.yaml",
                            "targets.yaml",
                            "people.yaml",
                            "grants.yaml",
                            "routes.yaml");
        }
    }

    @Test
    void shouldSpanPlatformsCurrenciesAndZones() throws IOException {
        Set<String> platforms = new HashSet<>();
        Set<String> currencies = new HashSet<>();
        Set<String> zones = new HashSet<>();
        table("sites").forEach(site -> {
            platforms.add(site.get("platform").asText());
            currencies.add(site.get("currency").asText());
            zones.add(site.get("zone").asText());
            assertThat(site.fieldNames())
                    .toIterable()
                    .containsExactly(
                            "site", "name", "platform", "market", "currency", "zone", "openedOn", "sources", "feeds");
        });
        assertThat(table("sites")).hasSizeGreaterThanOrEqualTo(10);
        assertThat(platforms).containsExactlyInAnyOrder("amazon", "ebay", "shopee", "lazada", "aliexpress");
        assertThat(currencies).contains("USD", "EUR", "GBP", "JPY", "SGD");
        assertThat(zones).hasSizeGreaterThanOrEqualTo(5);
        assertThat(table("company").get("reportingCurrency").asText()).isEqualTo("USD");
    }

    /** June has 15 days of the month that is told, May those after it began. */
    @Test
    void shouldPromiseSomethingForEveryMonthOfTheBusiness() throws IOException {
        assertThat(table("targets"))
                .filteredOn(row -> row.get("scope").asText().equals("company:acme")
                        && row.get("kpi").asText().equals("net_sales_budget"))
                .extracting(row -> row.get("period").asText())
                .containsExactly("2026-05", "2026-06", "2026-07");
        assertThat(table("targets"))
                .allMatch(row -> row.get("amount").decimalValue().signum() > 0);
        assertThat(table("calendars"))
                .filteredOn(row -> row.get("name").asText().equals("Acme day"))
                .hasSize(9)
                .allMatch(row -> row.get("factor").asDouble() == 2.43);
    }

    @Test
    void shouldShareSetApartAndHandOver() throws IOException {
        JsonNode ownership = table("ownership");
        assertThat(ownership)
                .anyMatch(row -> row.at("/shares/emi").asText().equals("60%")
                        && row.at("/shares/orbit").asText().equals("40%"));
        assertThat(ownership).anyMatch(row -> row.has("category"));
        assertThat(ownership).anyMatch(row -> row.has("sku"));
        assertThat(ownership).anyMatch(row -> row.has("campaign"));
        assertThat(ownership)
                .filteredOn(row -> row.has("until"))
                .hasSize(1)
                .allMatch(row -> row.get("until").asText().equals("2026-06-01T10:00:00Z"));
        Set<String> owners = new HashSet<>();
        table("owners").forEach(owner -> owners.add(owner.get("owner").asText()));
        assertThat(owners).hasSize(7);
        assertThat(ownership)
                .allMatch(row ->
                        !row.has("owner") || owners.contains(row.get("owner").asText()));
    }

    @Test
    void shouldRateEveryCurrencyFromAHundredDaysBeforeToAMonthAfterTheEnd() throws IOException {
        LocalDate end = LocalDate.of(2026, 6, 15);
        for (String currency : new String[] {"EUR", "GBP", "JPY", "SGD", "MYR", "THB", "CNY"}) {
            Set<LocalDate> actual = new HashSet<>();
            int budget = 0;
            for (JsonNode rate : table("fx-rates")) {
                if (rate.get("currency").asText().equals(currency)) {
                    boolean isActual = rate.get("kind").asText().equals("ACTUAL");
                    budget += isActual ? 0 : 1;
                    actual.add(LocalDate.parse(rate.get("date").asText()));
                    assertThat(rate.get("rate").decimalValue().signum()).isPositive();
                }
            }
            assertThat(budget).isEqualTo(1);
            assertThat(end.minusDays(100).datesUntil(end.plusDays(31))).allMatch(actual::contains);
        }
    }

    @Test
    void shouldCostEveryProductOfEverySite() throws IOException {
        Set<String> costed = new HashSet<>();
        table("product-costs").forEach(cost -> {
            costed.add(cost.get("site").asText() + cost.get("sku").asText());
            assertThat(cost.get("unitCost").decimalValue().signum()).isPositive();
        });
        assertThat(table("products"))
                .hasSize(144)
                .allMatch(product -> costed.contains(
                        product.get("site").asText() + product.get("sku").asText()));
    }
}
