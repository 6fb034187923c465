package io.globalkpi.local.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A business small enough to check by hand.
 *
 * <p>Acme US sells 40 orders of 5 pieces at 10.00 USD and takes 8 pieces back: 4 %. Acme Germany sells 20 orders of 5 pieces
 * at 10.00 EUR and takes 1 back: 1 %. One euro is 1.25 dollars. Lin answers for 60 % of Acme US and all of Acme Germany, Mo
 * for the other 40 %.
 */
final class TwoSites {

    static final String US = "amazon-us/acme";
    static final String GERMANY = "amazon-de/acme";

    private static final Duration A_WHILE = Duration.ofHours(3);

    private final Instant soldAt;

    TwoSites(Instant now) {
        this.soldAt = now.minus(A_WHILE);
    }

    /** Nothing is decided on fewer than the 200 pieces of Acme US, so that no early part of them opens a breach. */
    Path write(Path directory) throws IOException {
        LocalDate today = soldAt.atZone(ZoneOffset.UTC).toLocalDate();
        file(directory, "company", "company: {id: acme, name: Acme, reportingCurrency: EUR, zone: Europe/Berlin}");
        file(directory, "sites", """
                sites:
                  - {id: amazon-us/acme, name: Acme US, platform: amazon, market: US, currency: USD, zone: America/New_York, openedOn: 2020-01-01}
                  - {id: amazon-de/acme, name: Acme Germany, platform: amazon, market: DE, currency: EUR, zone: Europe/Berlin, openedOn: 2020-01-01}
                """);
        file(directory, "owners", """
                owners:
                  - {id: lin, from: 2020-01-01, name: Lin, kind: PERSON}
                  - {id: mo, from: 2020-01-01, name: Mo, kind: PERSON}
                """);
        file(directory, "ownership", """
                ownership:
                  - {site: amazon-us/acme, from: 2020-01-01T00:00:00Z, shares: {lin: 60%, mo: 40%}}
                  - {site: amazon-de/acme, from: 2020-01-01T00:00:00Z, owner: lin}
                """);
        file(directory, "fx-rates", """
                fx-rates:
                  - {base: EUR, currency: USD, kind: ACTUAL, from: %s, to: %s, rate: 1.25}
                  - {base: EUR, currency: USD, kind: BUDGET, date: 2020-01-01, rate: 1.25}
                """.formatted(today.minusDays(2), today.plusDays(2)));
        file(directory, "rules", """
                rules:
                  - id: returns-of-a-week
                    name: Weekly return rate above 3 %
                    kpi: return_rate
                    window: 7d
                    bound: AT_MOST
                    scopes: [SITE]
                    minimumSample: 200
                    levels: [{level: warning, threshold: 0.03, recovery: 0.025, hold: 0m}]
                """);
        return directory;
    }

    private static void file(Path directory, String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(directory).resolve(name + ".yaml"), text);
    }

    /** The first order of Acme US as it was told first, with far too many pieces. */
    String mistakenOrder() {
        return order(US, "USD", 1, 1, 500);
    }

    String orders() {
        String us = IntStream.rangeClosed(1, 40)
                .mapToObj(number -> order(US, "USD", number, 2, 5))
                .collect(Collectors.joining(","));
        String germany = IntStream.rangeClosed(1, 20)
                .mapToObj(number -> order(GERMANY, "EUR", number, 2, 5))
                .collect(Collectors.joining(","));
        return "[" + us + "," + germany + "]";
    }

    String returns() {
        String us = IntStream.rangeClosed(1, 4)
                .mapToObj(number -> goodsBack(US, "USD", number, 2))
                .collect(Collectors.joining(","));
        return "[" + us + "," + goodsBack(GERMANY, "EUR", 1, 1) + "]";
    }

    private String order(String site, String currency, int number, int revision, int units) {
        return """
                {"entityId": "%1$s/o-%2$d", "revision": %3$d, "site": "%1$s", "source": "amazon", "occurredAt": "%4$s",
                 "orderId": "o-%2$d", "currency": "%5$s", "status": "SHIPPED",
                 "lines": [{"lineId": "1", "sku": "mug", "quantity": %6$d, "units": %6$d, "gross": "%6$d0.00"}]}
                """.formatted(site, number, revision, soldAt.plusSeconds(number), currency, units);
    }

    private String goodsBack(String site, String currency, int number, int units) {
        return """
                {"entityId": "%1$s/return/%2$d", "revision": 1, "site": "%1$s", "source": "amazon", "occurredAt": "%3$s",
                 "orderId": "o-%2$d", "kind": "RETURN", "currency": "%4$s",
                 "lines": [{"sku": "mug", "units": %5$d, "refund": "%5$d0.00"}]}
                """.formatted(site, number, soldAt.plus(A_WHILE.dividedBy(2)).plusSeconds(number), currency, units);
    }
}
