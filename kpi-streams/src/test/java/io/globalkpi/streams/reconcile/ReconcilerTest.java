package io.globalkpi.streams.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.oracle.WrittenBusiness;
import io.globalkpi.streams.measure.ReferenceBook;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sales told twice, with differences of which the cause is known. */
class ReconcilerTest {

    private static final ReferenceBook BOOK = book("{orders: amazon, returns: amazon}");

    private static ReferenceBook book(String sources) {
        return ReferenceBook.of(WrittenBusiness.reference("""
                company: {id: acme, currency: USD, zone: UTC}
                sites:
                  - {site: amazon-de/acme, name: DE, platform: amazon, market: DE, currency: EUR, zone: Europe/Berlin, openedOn: 2020-01-01, sources: SOURCES}
                fxRates:
                  - {base: USD, currency: EUR, kind: ACTUAL, date: 2026-02-28, rate: 0.8}
                """.replace("SOURCES", sources)));
    }

    private final MapShelf orders = new MapShelf();
    private final MapShelf days = new MapShelf();
    private final Reconciler reconciler = new Reconciler(orders, days);
    private final Map<String, Row> rows = new TreeMap<>();

    private void take(List<SpecificRecord> tellings) {
        tellings.forEach(telling -> reconciler.take(telling, BOOK));
        drain();
    }

    private void drain() {
        reconciler.drain().forEach(row -> rows.put(row.day().feed() + row.day().date() + row.other(), row));
    }

    private static List<SpecificRecord> shuffled(List<SpecificRecord> tellings, long seed) {
        List<SpecificRecord> all = new ArrayList<>(tellings);
        all.addAll(tellings.subList(0, tellings.size() / 2));
        Collections.shuffle(all, new Random(seed));
        return all;
    }

    private Map<Cause, Long> causes(String feed) {
        EnumMap<Cause, Long> sums = new EnumMap<>(Cause.class);
        rowsOf(feed)
                .forEach(row -> row.difference().causes().forEach((cause, micros) -> {
                    if (sums.merge(cause, micros, Long::sum) == 0) {
                        sums.remove(cause);
                    }
                }));
        return sums;
    }

    private List<Row> rowsOf(String feed) {
        return rows.values().stream()
                .filter(row -> row.day().feed().equals(feed))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldFindEveryCauseAndLeaveTheRestToTheMicroUnit(long seed) {
        TwoSources business = new TwoSources(seed, 150);
        take(shuffled(business.tellings, seed));

        for (String feed : List.of("orders", "returns")) {
            assertThat(causes(feed)).isEqualTo(business.causes.get(feed));
            assertThat(rowsOf(feed).stream()
                            .mapToLong(row -> row.difference().unexplained())
                            .sum())
                    .isEqualTo(business.noise.get(feed));
        }
        assertThat(rows.values())
                .hasSizeGreaterThan(30)
                .allSatisfy(row -> assertThat(row.difference().causes().values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum()
                                + row.difference().unexplained())
                        .isEqualTo(row.difference().micros() - row.difference().otherMicros()));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void shouldEndInTheSameRowsWhateverCameFirst(long seed) {
        List<SpecificRecord> tellings = new TwoSources(seed, 60).tellings;
        take(tellings);
        Map<String, Difference> straight = differences();

        Map<String, Difference> mixed = new TreeMap<>();
        Reconciler other = new Reconciler(new MapShelf(), new MapShelf());
        for (SpecificRecord telling : shuffled(tellings, seed)) {
            other.take(telling, BOOK);
            other.drain()
                    .forEach(row -> mixed.put(row.day().feed() + row.day().date() + row.other(), row.difference()));
        }

        assertThat(mixed).isEqualTo(straight);
    }

    private Map<String, Difference> differences() {
        return rows.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, row -> row.getValue().difference(), (a, b) -> a, TreeMap::new));
    }

    @Test
    void shouldSayNothingWhenEverythingIsToldAgain() {
        List<SpecificRecord> tellings = new TwoSources(21, 40).tellings;
        take(tellings);
        tellings.forEach(telling -> reconciler.take(telling, BOOK));

        assertThat(reconciler.drain()).isEmpty();
    }

    @Test
    void shouldCompareAnewWhenTheAuthorityChanges() {
        take(new TwoSources(31, 40).tellings);
        ReferenceBook turned = book("{orders: mabang, returns: amazon}");
        Map<Cause, Long> before = causes("orders");
        long noise = rowsOf("orders").stream()
                .mapToLong(row -> row.difference().unexplained())
                .sum();
        List.copyOf(orders.entries.keySet()).forEach(key -> reconciler.retake(key, turned));
        rows.clear();
        drain();

        List<Row> against = rowsOf("orders").stream()
                .filter(row -> row.other().equals("amazon"))
                .toList();
        assertThat(against).isNotEmpty();
        assertThat(against.stream()
                        .mapToLong(row -> row.difference().causes().getOrDefault(Cause.CANCELLED, 0L))
                        .sum())
                .isEqualTo(-before.get(Cause.CANCELLED));
        assertThat(against.stream()
                        .mapToLong(row -> row.difference().unexplained())
                        .sum())
                .isEqualTo(-noise);
    }

    @Test
    void shouldLeaveSitesThatNameNoAuthorityAlone() {
        new TwoSources(41, 5).tellings.forEach(telling -> reconciler.take(telling, book("{inventory: mabang}")));

        assertThat(reconciler.drain()).isEmpty();
        assertThat(orders.entries).isEmpty();
    }

    private Row row(String key) {
        return rows.get(key);
    }

    private void tell(String yaml) {
        take(WrittenBusiness.events(yaml));
    }

    @Test
    void shouldExplainAnotherCurrencyWithinTwoPercentAndNoFurther() {
        tell("""
                - {order: A, site: amazon-de/acme, source: amazon, at: 2026-03-03T12:00:00Z, currency: EUR, lines: [{sku: TEA, units: 1, gross: 80}]}
                - {order: A, site: amazon-de/acme, source: mabang, at: 2026-03-03T12:00:00Z, currency: USD, lines: [{sku: TEA, units: 1, gross: 99}]}
                - {order: B, site: amazon-de/acme, source: amazon, at: 2026-03-04T12:00:00Z, currency: EUR, lines: [{sku: TEA, units: 1, gross: 80}]}
                - {order: B, site: amazon-de/acme, source: mabang, at: 2026-03-04T12:00:00Z, currency: USD, lines: [{sku: TEA, units: 1, gross: 90}]}
                - {order: C, site: amazon-de/acme, source: amazon, at: 2026-03-05T12:00:00Z, currency: EUR, lines: [{sku: TEA, units: 1, gross: 80}]}
                - {order: C, site: amazon-de/acme, source: mabang, at: 2026-03-05T12:00:00Z, currency: SEK, lines: [{sku: TEA, units: 1, gross: 800}]}
                """);

        assertThat(row("orders2026-03-03mabang").difference().causes()).isEqualTo(Map.of(Cause.CURRENCY, 800_000L));
        assertThat(row("orders2026-03-04mabang").difference().unexplained()).isEqualTo(8_000_000L);
        assertThat(row("orders2026-03-05mabang").difference().causes()).isEqualTo(Map.of(Cause.CURRENCY, 80_000_000L));
    }

    @Test
    void shouldNotHoldDaysAgainstASourceThatHadNotBegun() {
        tell("""
                - {order: A, site: amazon-de/acme, source: amazon, at: 2026-03-01T12:00:00Z, currency: EUR, lines: [{sku: TEA, units: 1, gross: 80}]}
                - {order: C, site: amazon-de/acme, source: amazon, at: 2026-03-05T12:00:00Z, currency: EUR, lines: [{sku: TEA, units: 1, gross: 60}]}
                - {order: B, site: amazon-de/acme, source: mabang, at: 2026-03-03T12:00:00Z, currency: EUR, lines: [{sku: TEA, units: 1, gross: 70}]}
                """);

        assertThat(rows).containsOnlyKeys("orders2026-03-03mabang", "orders2026-03-05mabang");
        assertThat(row("orders2026-03-05mabang").difference().causes()).isEqualTo(Map.of(Cause.MISSING, 60_000_000L));
        assertThat(row("orders2026-03-03mabang").difference().causes()).isEqualTo(Map.of(Cause.MISSING, -70_000_000L));
    }
}
