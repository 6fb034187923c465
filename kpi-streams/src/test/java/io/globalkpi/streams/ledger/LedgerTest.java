package io.globalkpi.streams.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.oracle.WrittenBusiness;
import io.globalkpi.schemas.measure.Measure;
import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.reference.Remeasure;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.streams.measure.Booking;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of tellings, and what their entries book, without panes and windows. */
class LedgerTest {

    private static final String US = "amazon-us/acme";
    private static final String DE = "amazon-de/acme";

    private static final String YAML = """
            company: {id: acme, currency: USD, zone: UTC}
            sites:
              - {site: amazon-us/acme, name: US, platform: amazon, market: US, currency: USD, zone: UTC, openedOn: 2020-01-01}
              - {site: amazon-de/acme, name: DE, platform: amazon, market: DE, currency: USD, zone: UTC, openedOn: 2020-01-01, sources: {orders: amazon, returns: amazon}, reconciledWith: {orders: mabang}}
            productCosts:
              - {sku: MUG, from: 2026-01-01, currency: USD, unitCost: 4, freight: 0, duty: 0}
            """;

    private final LedgerDesk desk = new LedgerDesk(WrittenBusiness.reference(YAML));

    private static ReferenceData second(String yaml) {
        ReferenceData written = WrittenBusiness.reference(yaml);
        return new ReferenceData(
                Manifest.newBuilder(written.manifest()).setVersion(2).build(), written.rows());
    }

    private static String order(String more) {
        return "- {order: A, at: 2026-03-03T11:00:00Z, " + more + ", lines: [{sku: TEA, units: 1, gross: 7}]}";
    }

    private long gross() {
        return desk.amount(US, Measure.GROSS_SALES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "revision: 2, observedAt: 2026-03-04T11:00:00Z, rawRef: later | DUPLICATE   | 7000000",
                "revision: 3                                                  | REPLACED    | 7000000",
                "revision: 3, withdrawn: true                                 | REPLACED    | 0",
                "revision: 1, withdrawn: true                                 | OUTDATED    | 7000000",
                "revision: 2, platformStatus: Unshipped                       | CONFLICTING | 7000000"
            })
    void shouldJudgeWhatIsToldAgainByRevisionAndThenByContent(String again, Verdict verdict, long gross) {
        assertThat(desk.tell(order("revision: 2"))).containsExactly(Verdict.FIRST);
        assertThat(desk.tell(order(again))).containsExactly(verdict);
        assertThat(gross()).isEqualTo(gross);
        assertThat(desk.amount(US, Measure.ORDERS)).isEqualTo(gross == 0 ? 0 : 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{return: R, at: 2026-03-03T11:00:00Z, SEEN, lines: [{sku: TEA, units: 3, refund: 1}]}",
                "{review: F, at: 2026-03-03T11:00:00Z, SEEN, kind: PRODUCT_REVIEW, stars: 2}",
                "{stock: TEA, date: 2026-03-03, SEEN, sellableUnits: 4}"
            })
    void shouldTakeForTheSameWhatDiffersOnlyInWhenAndWhereItWasSeen(String event) {
        String first = event.replace("SEEN", "observedAt: 2026-03-03T12:00:00Z, rawRef: a");
        String again = event.replace("SEEN", "observedAt: 2026-03-04T12:00:00Z, rawRef: b");

        assertThat(desk.tell("- " + first + "\n- " + again)).containsExactly(Verdict.FIRST, Verdict.DUPLICATE);
        assertThat(desk.tell("- " + again)).containsExactly(Verdict.DUPLICATE);
        assertThat(desk.entries.writes()).isOne();
    }

    @Test
    void shouldTakeForTheSameAFeedRowThatWasSeenAgain() {
        String row =
                "{feed: orders, date: 2026-03-03, seen: 4, published: 4, complete: true, observedAt: 2026-03-0%dT12:00:00Z}";

        assertThat(desk.tell("- " + row.formatted(4) + "\n- " + row.formatted(5)))
                .containsExactly(Verdict.FIRST, Verdict.DUPLICATE);
    }

    @Test
    void shouldNotTakeForTheSameAFeedRowThatSaysAnother() {
        String row = "- {feed: orders, date: 2026-03-03, seen: 4, published: %d, complete: true}";

        assertThat(desk.tell(row.formatted(3))).containsExactly(Verdict.FIRST);
        assertThat(desk.tell(row.formatted(4))).containsExactly(Verdict.CONFLICTING);
        assertThat(desk.tell(row.formatted(3))).containsExactly(Verdict.CONFLICTING);
    }

    @Test
    void shouldLeaveWhatItComparesAsItWas() {
        String told = order("revision: 1, observedAt: 2026-03-0%dT11:00:00Z, rawRef: raw-%d");
        desk.tell(told.formatted(4, 4));
        SpecificRecord again =
                WrittenBusiness.events(told.formatted(5, 5)).iterator().next();
        String before = again.toString();

        assertThat(desk.take(again)).isEqualTo(Verdict.DUPLICATE);
        assertThat(again).hasToString(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5 7", "7 5", "7 5 7", "5 7 5"})
    void shouldLetTheGreaterContentCountWhateverCameFirst(String order) {
        for (String gross : order.split(" ")) {
            desk.tell(order("revision: 1").replace("gross: 7", "gross: " + gross));
        }
        assertThat(gross()).isEqualTo(7_000_000);
    }

    /** The higher revision, or with the same one the greater content, which first differs in the source's name. */
    @ParameterizedTest
    @CsvSource({"amazon 1 7, mabang 2 5, 5000000", "amazon 2 7, mabang 1 5, 7000000", "amazon 1 7, mabang 1 5, 5000000"
    })
    void shouldCountOneOfTwoSourcesWhenNoneHasTheAuthority(String one, String other, long gross) {
        for (List<String> turn : List.of(List.of(one, other), List.of(other, one))) {
            LedgerDesk fresh = new LedgerDesk(WrittenBusiness.reference(YAML));
            for (String told : turn) {
                String[] words = told.split(" ");
                fresh.tell(order("source: " + words[0] + ", revision: " + words[1])
                        .replace("gross: 7", "gross: " + words[2]));
            }
            assertThat(fresh.amount(US, Measure.GROSS_SALES)).isEqualTo(gross);
            assertThat(fresh.amount(US, Measure.ORDERS)).isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"revision: 2", "revision: 1"})
    void shouldBookAsFineAsTheEarliestTimeAnyTellingWasSeenAllows(String earlier) {
        desk.tell(order("revision: 2, observedAt: 2026-05-03T11:00:00Z"));
        assertThat(desk.passed()).extracting(Booking::grains).containsOnly(Booking.DAY);

        desk.tell(order(earlier + ", observedAt: 2026-03-03T11:00:00Z"));
        List<Booking> passed = desk.passed();
        assertThat(passed).hasSizeGreaterThan(1);
        assertThat(passed.get(passed.size() - 1).grains()).isEqualTo(Booking.MINUTE);
        assertThat(gross()).isEqualTo(7_000_000);

        desk.tell(order(earlier + ", observedAt: 2026-03-03T11:00:00Z"));
        assertThat(desk.passed()).as("the same again").isEmpty();
    }

    @Test
    void shouldBookOfTwoSourcesAsFineAsTheEarlierWasSeen() {
        desk.tell(order("source: amazon, revision: 1, observedAt: 2026-03-03T11:00:00Z"));
        desk.tell(order("source: mabang, revision: 2, observedAt: 2026-05-03T11:00:00Z"));

        desk.passed().forEach(booking -> assertThat(booking.grains()).isEqualTo(Booking.MINUTE));
    }

    @Test
    void shouldHandNothingOnWhenARevisionChangesNoAmount() {
        desk.tell(order("revision: 1"));
        assertThat(desk.passed()).isNotEmpty();
        desk.tell(order("revision: 2"));
        assertThat(desk.passed()).isEmpty();
    }

    @Test
    void shouldMoveAReturnFromItsOwnEntryToItsOrderAndBack() {
        String told =
                "- {return: R, at: 2026-03-04T11:00:00Z, revision: %d%s, lines: [{sku: TEA, units: 3, refund: 1}]}";
        desk.tell(order("revision: 1"));
        desk.tell(told.formatted(1, ""));
        assertThat(desk.amount(US, Measure.UNMATCHED_RETURNS)).isOne();

        desk.tell(told.formatted(2, ", orderId: A"));
        assertThat(desk.amount(US, Measure.UNITS_RETURNED)).isEqualTo(3);
        assertThat(desk.amount(US, Measure.UNITS_RETURNED_COHORT)).isEqualTo(3);
        assertThat(desk.amount(US, Measure.UNMATCHED_RETURNS)).isZero();

        desk.tell(told.formatted(3, ", orderId: NEVER"));
        assertThat(desk.amount(US, Measure.UNITS_RETURNED_COHORT)).isZero();
        assertThat(desk.amount(US, Measure.WAITING_ORDERS)).isOne();

        desk.tell(told.formatted(4, ""));
        assertThat(desk.amount(US, Measure.UNITS_RETURNED)).isEqualTo(3);
        assertThat(desk.amount(US, Measure.WAITING_ORDERS)).isZero();
        assertThat(desk.amount(US, Measure.UNMATCHED_RETURNS)).isOne();
    }

    @Test
    void shouldBookAReviewAndAFeeWithTheOrderTheyName() {
        desk.tell(order("revision: 1"));
        desk.tell("- {review: F, at: 2026-03-05T11:00:00Z, kind: SELLER_FEEDBACK, stars: 1, orderId: A}");
        assertThat(desk.amount(US, Measure.DEFECTIVE_ORDERS)).isOne();
        assertThat(desk.amount(US, Measure.WAITING_ORDERS)).isZero();

        desk.tell("- {review: G, at: 2026-03-05T11:00:00Z, kind: SELLER_FEEDBACK, stars: 1, orderId: B}");
        assertThat(desk.amount(US, Measure.WAITING_ORDERS)).isOne();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 3", "4, 4", "5, 4", "30, 4"})
    void shouldLetASnapshotStandForAtMostThreeDatesMore(int next, long dates) {
        String stock = "- {stock: MUG, date: %s, sellableUnits: 5}";
        String second = LocalDate.parse("2026-03-01").plusDays(next).toString();
        for (List<String> turn : List.of(List.of("2026-03-01", second), List.of(second, "2026-03-01"))) {
            LedgerDesk fresh = new LedgerDesk(WrittenBusiness.reference(YAML));
            turn.forEach(date -> fresh.tell(stock.formatted(date)));

            assertThat(fresh.amount(US, Measure.SKU_DAYS)).isEqualTo(dates + 4);
            assertThat(fresh.amount(US, Measure.UNITS_DAYS)).isEqualTo(5 * (dates + 4));
        }
    }

    @Test
    void shouldLetASnapshotStandForMoreDatesWhenTheNextIsWithdrawn() {
        desk.tell("""
                - {stock: MUG, date: 2026-03-01, sellableUnits: 5}
                - {stock: MUG, date: 2026-03-04, sellableUnits: 2}
                """);
        assertThat(desk.amount(US, Measure.SKU_DAYS)).isEqualTo(3 + 4);
        desk.tell("- {stock: MUG, date: 2026-03-04, sellableUnits: 2, revision: 2, withdrawn: true}");
        assertThat(desk.amount(US, Measure.SKU_DAYS)).isEqualTo(4);
    }

    @Test
    void shouldShadowByTheKindThatASourceHasNoAuthorityFor() {
        desk.tell("""
                - {return: R, site: amazon-de/acme, source: mabang, at: 2026-03-04T11:00:00Z, lines: [{sku: TEA, units: 3, refund: 1}]}
                - {review: F, site: amazon-de/acme, source: mabang, at: 2026-03-04T11:00:00Z, kind: PRODUCT_REVIEW, stars: 2}
                - {feed: orders, site: amazon-de/acme, date: 2026-03-03, seen: 4, published: 4, complete: true}
                """);

        assertThat(desk.amount(DE, Measure.UNITS_RETURNED)).isZero();
        assertThat(desk.amount(DE, Measure.REVIEWS)).isOne();
        assertThat(desk.amount(DE, Measure.FEEDS_DECLARED)).isOne();
    }

    /** Returns and fees lie with the order in one entry; what two sources tell of them is compared nowhere. */
    @Test
    void shouldHoldOrdersAgainstAnotherSourceAndNothingElse() {
        String told = order("site: amazon-de/acme, revision: 1, source: %s");
        desk.tell(told.formatted("amazon"));
        assertThat(desk.amount(DE, Measure.MISSING_ORDERS)).isOne();
        desk.tell("""
                - {return: R, site: amazon-de/acme, orderId: A, at: 2026-03-03T11:00:00Z, lines: [{sku: TEA, units: 1, refund: 1}]}
                - {return: S, site: amazon-de/acme, orderId: A, source: mabang, at: 2026-03-03T11:00:00Z, lines: [{sku: TEA, units: 1, refund: 1}]}
                """);
        assertThat(desk.amount(DE, Measure.RECONCILED_ORDERS)).isOne();
        desk.tell(told.formatted("mabang"));
        assertThat(desk.amount(DE, Measure.MISSING_ORDERS)).isZero();
        assertThat(desk.amount(DE, Measure.ORDERS)).isOne();
        desk.tell(told.formatted("dianxiaomi"));
        assertThat(desk.amount(DE, Measure.RECONCILED_ORDERS))
                .as("nobody asked that one")
                .isOne();
    }

    @Test
    void shouldMissAnOrderThatTheOtherSourceWithdrew() {
        String told = order("site: amazon-de/acme, revision: %d, source: %s%s");
        desk.tell(told.formatted(1, "amazon", ""));
        desk.tell(told.formatted(1, "mabang", ""));
        assertThat(desk.amount(DE, Measure.MISSING_ORDERS)).isZero();

        desk.tell(told.formatted(2, "mabang", ", withdrawn: true"));
        assertThat(desk.amount(DE, Measure.MISSING_ORDERS)).isOne();
    }

    @Test
    void shouldHoldNoSourceAgainstItself() {
        desk.change(second(YAML.replace("{orders: mabang}", "{orders: amazon}")));
        desk.tell(order("site: amazon-de/acme, revision: 1, source: amazon"));

        assertThat(desk.amount(DE, Measure.ORDERS)).isOne();
        assertThat(desk.amount(DE, Measure.RECONCILED_ORDERS)).isZero();
        assertThat(desk.amount(DE, Measure.MISSING_ORDERS)).isZero();
    }

    @Test
    void shouldBookAnewWithItsOrderWhatIsBookedThere() {
        desk.tell(order("revision: 1"));
        desk.tell("- {return: R, orderId: A, at: 2026-03-04T11:00:00Z, lines: [{sku: TEA, units: 1, refund: 1}]}");
        desk.passed();

        assertThat(desk.bookAnew(Extent.ALL, "", () -> true)).isNull();
        assertThat(desk.passed()).isEmpty();
        assertThat(desk.amount(US, Measure.UNITS_RETURNED)).isOne();
    }

    @Test
    void shouldWaitForASiteThatIsNotKnownAndBookItWhenItIs() {
        desk.tell(order("site: amazon-fr/acme, revision: 1"));
        assertThat(desk.sums()).isEmpty();

        desk.change(second(YAML.replace("amazon-us", "amazon-fr")));
        assertThat(desk.bookAnew(Extent.ALL, "", () -> true)).isNull();
        assertThat(desk.amount("amazon-fr/acme", Measure.ORDERS)).isOne();
    }

    private void tellTwoMugsAndAReturn() {
        desk.tell("""
                - {order: A, at: 2026-03-03T11:00:00Z, lines: [{sku: MUG, units: 1, gross: 7}]}
                - {order: B, at: 2026-03-05T11:00:00Z, lines: [{sku: MUG, units: 1, gross: 7}]}
                - {return: R, at: 2026-03-06T11:00:00Z, lines: [{sku: MUG, units: 1, refund: 1, restocked: true}]}
                """);
        desk.passed();
    }

    @Test
    void shouldBookAnewWhatReferenceDataChangesAndWriteNothingElse() {
        tellTwoMugsAndAReturn();
        assertThat(desk.amount(US, Measure.COGS)).isEqualTo(4_000_000);
        int writes = desk.entries.writes();

        assertThat(desk.bookAnew(Extent.ALL, "", () -> true)).isNull();
        assertThat(desk.entries.writes()).isEqualTo(writes);
        assertThat(desk.passed()).isEmpty();

        desk.change(second(YAML.replace("unitCost: 4", "unitCost: 3")));
        desk.bookAnew(Extent.ALL, "", () -> true);
        assertThat(desk.amount(US, Measure.COGS)).isEqualTo(3_000_000);
        assertThat(desk.entries.writes()).isEqualTo(writes + 3);
    }

    @Test
    void shouldGoOnBookingAnewWhereItStopped() {
        tellTwoMugsAndAReturn();
        desk.change(second(YAML.replace("unitCost: 4", "unitCost: 3")));

        String first = desk.bookAnew(Extent.ALL, "", () -> false);
        assertThat(first).isEqualTo("e|" + 1 + "|" + US + "/return/R");
        assertThat(desk.amount(US, Measure.COGS)).isEqualTo(5_000_000);
        String second = desk.bookAnew(Extent.ALL, first, () -> false);
        assertThat(second).isEqualTo("o|" + US + "/A");
        assertThat(desk.amount(US, Measure.COGS)).isEqualTo(4_000_000);
        assertThat(desk.bookAnew(Extent.ALL, second, () -> true)).isNull();
        assertThat(desk.amount(US, Measure.COGS)).isEqualTo(3_000_000);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-03T11:00:00Z, '',             3000000",
        "2026-03-03T11:00:01Z, '',             4000000",
        "2026-03-06T11:00:00Z, '',             5000000",
        "2026-03-06T11:00:01Z, '',             4000000",
        "2026-03-01T00:00:00Z, amazon-us/acme, 3000000",
        "2026-03-01T00:00:00Z, amazon-de/acme, 4000000"
    })
    void shouldBookAnewWhatIsAskedForOnly(String from, String site, long cogs) {
        tellTwoMugsAndAReturn();
        desk.change(second(YAML.replace("unitCost: 4", "unitCost: 3")));
        Set<String> sites = site.isEmpty() ? Set.of() : Set.of(site);

        desk.bookAnew(new Extent(Instant.parse(from).toEpochMilli(), sites), "", () -> true);
        assertThat(desk.amount(US, Measure.COGS)).isEqualTo(cogs);
    }

    @Test
    void shouldReadWhatIsAskedForFromTheManifest() {
        Extent extent = Extent.of(Remeasure.newBuilder()
                .setFrom(Instant.ofEpochMilli(5))
                .setSites(List.of(US))
                .build());

        assertThat(extent).isEqualTo(new Extent(5, Set.of(US)));
        assertThat(extent.isNothing()).isFalse();
        assertThat(new Extent(Long.MAX_VALUE, Set.of()).isNothing()).isTrue();
    }

    @Test
    void shouldTakeAnEntryAwayWhenNothingIsLeftInIt() {
        String told =
                "- {return: R, at: 2026-03-04T11:00:00Z, revision: %d%s, lines: [{sku: TEA, units: 3, refund: 1}]}";
        desk.tell(told.formatted(1, ", orderId: NEVER"));
        assertThat(desk.entries.size()).isEqualTo(2);
        desk.tell(told.formatted(2, ""));
        assertThat(desk.entries.size()).isOne();
    }
}
