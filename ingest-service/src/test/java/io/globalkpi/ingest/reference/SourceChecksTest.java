package io.globalkpi.ingest.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two sources of one fact: nobody may apply jobs that count it twice. */
class SourceChecksTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path directory;

    @BeforeEach
    void company() throws IOException {
        write("company.yaml", "company: {id: acme, reportingCurrency: EUR, zone: Europe/Berlin}");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private void site(String sources) throws IOException {
        write(
                "sites.yaml",
                "sites:\n  - {id: amazon-us/acme, name: A, platform: amazon, market: US, currency: USD,"
                        + " zone: America/New_York, openedOn: 2024-01-01, sources: {" + sources + "}}\n");
    }

    private void jobs(String... feeds) throws IOException {
        StringBuilder jobs = new StringBuilder("jobs:\n");
        for (String feed : feeds) {
            String[] parts = feed.split("/");
            jobs.append("  - {id: " + parts[0] + "-" + parts[1] + ", system: " + parts[0] + ", account: a, feed: "
                    + parts[1] + ", site: amazon-us/acme, schedule: PT1H, credential: c, settings: {"
                    + (parts.length > 2 ? parts[2] : "") + "}}\n");
        }
        write("jobs.yaml", jobs.toString());
    }

    private List<Problem> problems() {
        return Planner.plan(List.of(directory), InForce.NOTHING, NOW).problems();
    }

    @Test
    void shouldRefuseFinancesAndSettlementsOfOneSite() throws IOException {
        site("");
        jobs("amazon/finances", "amazon/settlements");

        assertThat(problems())
                .extracting(Problem::toString)
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith(
                                "jobs.yaml:2: jobs[0].feed: tells fees of amazon-us/acme that another source tells as well")
                        .contains("amazon-settlements", "sources: {fees: amazon} of amazon-us/acme in sites.yaml"));
        assertThat(problems()).extracting(Problem::toString).anyMatch(problem -> problem.startsWith("sites.yaml:2:"));
    }

    @ParameterizedTest
    @CsvSource({"fees: amazon", "fees: amazon-settlements", "'fees: amazon, fees from 2026-05-01: amazon-settlements'"})
    void shouldTakeThemOnceASourceIsNamed(String sources) throws IOException {
        site(sources);
        jobs("amazon/finances", "amazon/settlements");

        assertThat(problems()).isEmpty();
    }

    @Test
    void shouldWantASourceForTheTimeBeforeADateToo() throws IOException {
        site("fees from 2026-05-01: amazon");
        jobs("amazon/finances", "amazon/settlements");

        assertThat(problems()).isNotEmpty();
    }

    @Test
    void shouldRefuseAnErpBesideTheMarketplaceWhereverItsShopsAreMapped() throws IOException {
        site("");
        jobs("amazon/orders", "mabang/orders/shop.7: amazon-us/acme");

        assertThat(problems()).extracting(Problem::toString).anyMatch(problem -> problem.contains("{orders: amazon}"));
    }

    @Test
    void shouldLetAdsAndOneSourcesFeedsAddUp() throws IOException {
        site("");
        jobs("amazon-ads/sp", "google-ads/ads", "amazon/returns-fba", "amazon/returns-mfn", "amazon/finances");

        assertThat(problems()).isEmpty();
    }
}
