package io.globalkpi.streams.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.kpi.Scorecard;
import io.globalkpi.schemas.kpi.ScorecardAdjustment;
import io.globalkpi.schemas.kpi.ScorecardLine;
import io.globalkpi.schemas.period.Periods;
import io.globalkpi.schemas.reference.DisputeOutcome;
import io.globalkpi.schemas.reference.PeriodKind;
import io.globalkpi.schemas.reference.ScorecardDispute;
import io.globalkpi.schemas.reference.ScorecardTemplate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One owner through time: provisional, frozen, corrected afterwards, disputed, restarted. October closes on 4 November, 12:00 UTC. */
class OwnerCardsTest {

    private static final ScorecardTemplate TEMPLATE = Desk.template(
                    Desk.line("gmv", 80, "1000").build(), Desk.byHand("research", 20))
            .build();
    private static final Instant OPEN = Instant.parse("2026-10-20T00:00:00Z");
    private static final Instant BEFORE_CLOSE = Instant.parse("2026-11-04T11:59:59Z");
    private static final Instant CLOSE = Instant.parse("2026-11-04T12:00:00Z");

    private final FakeShelf shelf = new FakeShelf();
    private OwnerCards cards = new OwnerCards("ann", Periods.CALENDAR, shelf, kpi -> true);
    private ScorecardBook book = book();

    private static ScorecardBook book(SpecificRecord... more) {
        SpecificRecord[] rows = new SpecificRecord[more.length + 1];
        System.arraycopy(more, 0, rows, 1, more.length);
        rows[0] = TEMPLATE;
        return ScorecardBook.of(Desk.reference(1, rows));
    }

    private void saw(String date, String asOf, int gmv) {
        cards.saw(Desk.snapshot("month", date, asOf, "gmv " + gmv));
    }

    private void sawOctober() {
        saw("2026-10-20", "2026-10-20T00:00:00Z", 600);
        cards.refresh(book, OPEN);
        saw("2026-10-31", "2026-11-01T00:00:00Z", 900);
    }

    private List<Scorecard> frozenOctober() {
        sawOctober();
        return cards.refresh(book, CLOSE);
    }

    private static ScorecardLine gmv(Scorecard card) {
        return card.getLines().get(0);
    }

    @Test
    void shouldFollowTheValuesUntilThePeriodCloses() {
        saw("2026-10-20", "2026-10-20T00:00:00Z", 600);
        Scorecard first = cards.refresh(book, OPEN).get(0);
        saw("2026-10-31", "2026-11-01T00:00:00Z", 900);
        Scorecard second = cards.refresh(book, BEFORE_CLOSE).get(0);

        assertThat(first.getScore()).isEqualByComparingTo("60");
        assertThat(second.getScore()).isEqualByComparingTo("90");
        assertThat(second.getFrozen()).isFalse();
        assertThat(second.getFingerprint()).isEmpty();
        assertThat(second.getClosesAt()).isEqualTo(CLOSE);
        assertThat(second.getCompleteness()).isEqualTo(0.8);
        assertThat(second.getLines().get(1).getFlags()).containsExactly("missing");
    }

    @Test
    void shouldSayNothingTwice() {
        sawOctober();
        assertThat(cards.refresh(book, BEFORE_CLOSE)).hasSize(1);
        assertThat(cards.refresh(book, BEFORE_CLOSE)).isEmpty();
        assertThat(shelf.restored().refresh(book, BEFORE_CLOSE)).isEmpty();
    }

    @Test
    void shouldFreezeWithAFingerprintThatAnybodyCanCompute() {
        Scorecard frozen = frozenOctober().get(0);

        assertThat(frozen.getFrozen()).isTrue();
        assertThat(frozen.getFingerprint()).hasSize(64).isEqualTo(Canonical.fingerprint(frozen));
        Scorecard forged = Scorecard.newBuilder(frozen).setLevel("S").build();
        assertThat(Canonical.fingerprint(forged)).isNotEqualTo(frozen.getFingerprint());
        Scorecard later =
                Scorecard.newBuilder(frozen).setPublishedAt(Instant.MAX).build();
        assertThat(Canonical.fingerprint(later)).isEqualTo(frozen.getFingerprint());
    }

    @Test
    void shouldCarryWhatCameTooLateToTheNextPeriod() {
        frozenOctober();
        saw("2026-11-10", "2026-11-10T00:00:00Z", 1_000);
        saw("2026-10-31", "2026-11-10T00:00:00Z", 850);

        List<Scorecard> changed = cards.refresh(book, Instant.parse("2026-11-10T00:00:00Z"));

        assertThat(changed).extracting(Scorecard::getPeriod).containsExactly("2026-11");
        Scorecard november = changed.get(0);
        assertThat(november.getScore()).isEqualByComparingTo("100");
        assertThat(november.getAdjustment()).isEqualByComparingTo("-5");
        assertThat(november.getTotal()).isEqualByComparingTo("95");
        ScorecardAdjustment adjustment = november.getAdjustments().get(0);
        assertThat(adjustment.getPeriod()).isEqualTo("2026-10");
        assertThat(adjustment.getScoreBefore()).isEqualByComparingTo("90");
        assertThat(adjustment.getLines()).singleElement().satisfies(line -> {
            assertThat(line.getCause()).isEqualTo("values");
            assertThat(line.getActualBefore()).isEqualTo(900);
            assertThat(line.getActualAfter()).isEqualTo(850);
        });
    }

    @Test
    void shouldSettleAnAdjustmentOnceThePeriodThatCarriesItIsFrozen() {
        frozenOctober();
        saw("2026-11-30", "2026-12-01T00:00:00Z", 1_000);
        saw("2026-10-31", "2026-12-01T00:00:00Z", 850);
        cards.refresh(book, Instant.parse("2026-12-05T00:00:00Z"));
        cards = shelf.restored();
        saw("2026-12-08", "2026-12-08T00:00:00Z", 1_000);
        saw("2026-10-31", "2026-12-08T00:00:00Z", 870);
        Scorecard december =
                cards.refresh(book, Instant.parse("2026-12-08T00:00:00Z")).get(0);

        assertThat(shelf.cards.get("2026-11").getFrozen()).isTrue();
        assertThat(shelf.cards.get("2026-11").getAdjustment()).isEqualByComparingTo("-5");
        assertThat(shelf.cards.get("2026-10").getScore()).isEqualByComparingTo("90");
        assertThat(december.getAdjustment()).isEqualByComparingTo("2");
    }

    @ParameterizedTest
    @CsvSource({"target, -18.00", "entry, 4.00"})
    void shouldNameTheCause(String cause, String difference) {
        frozenOctober();
        saw("2026-11-10", "2026-11-10T00:00:00Z", 1_000);
        ScorecardBook changed = cause.equals("target")
                ? book(Desk.target("ann", "2026-10", "1250"))
                : book(Desk.entry("research", "110", "zoe"));

        Scorecard november =
                cards.refresh(changed, Instant.parse("2026-11-10T00:00:00Z")).get(0);

        assertThat(november.getAdjustments().get(0).getLines())
                .singleElement()
                .satisfies(line -> assertThat(line.getCause()).isEqualTo(cause));
        assertThat(november.getAdjustment()).isEqualByComparingTo(difference);
    }

    @Test
    void shouldKeepOldPeriodsByTheTemplateTheyWereMadeBy() {
        frozenOctober();
        saw("2026-11-10", "2026-11-10T00:00:00Z", 1_000);
        ScorecardTemplate other = ScorecardTemplate.newBuilder(TEMPLATE)
                .setLines(List.of(Desk.line("gmv", 100, "5000").build()))
                .build();
        ScorecardBook changed = ScorecardBook.of(Desk.reference(2, other));

        Scorecard november =
                cards.refresh(changed, Instant.parse("2026-11-10T00:00:00Z")).get(0);

        assertThat(november.getScore()).isEqualByComparingTo("20");
        assertThat(november.getAdjustments()).isEmpty();
    }

    private static ScorecardDispute dispute(DisputeOutcome outcome, @Nullable String points) {
        return ScorecardDispute.newBuilder()
                .setDispute("d1")
                .setOwner("ann")
                .setPeriod("2026-10")
                .setLine("gmv")
                .setRaisedBy("bob")
                .setRaisedOn(LocalDate.of(2026, 10, 20))
                .setOutcome(outcome)
                .setPoints(points == null ? null : Desk.decimal(points))
                .build();
    }

    @Test
    void shouldHoldADisputedLineUntilItIsDecided() {
        saw("2026-10-20", "2026-10-20T00:00:00Z", 600);
        cards.refresh(book, OPEN);
        ScorecardBook open = book(dispute(DisputeOutcome.OPEN, null));
        cards.refresh(open, OPEN);
        cards = shelf.restored();
        saw("2026-10-31", "2026-11-01T00:00:00Z", 900);
        cards.refresh(open, BEFORE_CLOSE);
        Scorecard held = shelf.cards.get("2026-10");
        Scorecard kept = cards.refresh(book(dispute(DisputeOutcome.KEPT, null)), BEFORE_CLOSE)
                .get(0);
        Scorecard corrected = cards.refresh(book(dispute(DisputeOutcome.CORRECTED, "95")), BEFORE_CLOSE)
                .get(0);

        assertThat(gmv(held).getDisputed()).isTrue();
        assertThat(gmv(held).getCause()).isEqualTo("dispute:d1");
        assertThat(held.getScore()).isEqualByComparingTo("60");
        assertThat(kept.getScore()).isEqualByComparingTo("90");
        assertThat(gmv(kept).getDisputed()).isFalse();
        assertThat(corrected.getScore()).isEqualByComparingTo("95");
        assertThat(gmv(corrected).getCause()).isEqualTo("dispute:d1");
    }

    @Test
    void shouldAdjustTheNextPeriodByADisputeDecidedAfterTheFreeze() {
        frozenOctober();
        saw("2026-11-10", "2026-11-10T00:00:00Z", 1_000);
        Instant later = Instant.parse("2026-11-10T00:00:00Z");
        Scorecard open =
                cards.refresh(book(dispute(DisputeOutcome.OPEN, null)), later).get(0);
        Scorecard decided = cards.refresh(book(dispute(DisputeOutcome.CORRECTED, "97.5")), later)
                .get(0);

        assertThat(open.getAdjustments()).isEmpty();
        assertThat(decided.getAdjustment()).isEqualByComparingTo("7.5");
        assertThat(decided.getAdjustments().get(0).getLines().get(0).getCause()).isEqualTo("dispute:d1");
    }

    /** A file of last year must not pay last year's bonus again. */
    @Test
    void shouldScoreNoPeriodThatWasOverWhenItWasFirstTold() {
        saw("2026-08-31", "2026-10-20T00:00:00Z", 1_000);
        saw("2026-10-20", "2026-10-20T00:00:00Z", 600);

        assertThat(cards.refresh(book, OPEN)).extracting(Scorecard::getPeriod).containsExactly("2026-10");
    }

    /** An idle window says its zero once; a sum is 0 then, and a month before it is no value of this one. */
    @Test
    void shouldCountTheSilenceOfAnIdleOwnerAsNothingSold() {
        frozenOctober();
        cards.saw(Desk.snapshot("month", "2026-11-01", "2026-11-01T08:00:00Z", "gmv 0"));
        cards.saw(Desk.snapshot("90d", "2026-12-10", "2026-12-10T08:00:00Z", "days_of_inventory 1/1"));

        Scorecard december = cards.refresh(book, Instant.parse("2026-12-10T08:00:00Z")).stream()
                .filter(card -> card.getPeriod().equals("2026-12"))
                .findFirst()
                .orElseThrow();

        assertThat(gmv(december).getPoints()).isEqualByComparingTo("0");
    }

    @Test
    void shouldForgetAfterThirteenMonths() {
        frozenOctober();
        saw("2027-12-10", "2027-12-10T00:00:00Z", 1);
        saw("2027-12-11", "2027-12-11T00:00:00Z", 1);
        cards.refresh(book, Instant.parse("2027-12-11T00:00:00Z"));

        assertThat(shelf.cards).containsOnlyKeys("2027-12");
        assertThat(shelf.templates).isEmpty();
        assertThat(shelf.settled).isEmpty();
    }

    @Test
    void shouldTakeTheTemplateThatIsMeantTheMost() {
        ScorecardTemplate team = ScorecardTemplate.newBuilder(TEMPLATE)
                .setTemplate("a-team")
                .setOwners(List.of())
                .setTeams(List.of("west"))
                .build();
        ScorecardTemplate quarter = ScorecardTemplate.newBuilder(TEMPLATE)
                .setTemplate("quarterly")
                .setPeriod(PeriodKind.QUARTER)
                .build();
        ScorecardTemplate retired = ScorecardTemplate.newBuilder(TEMPLATE)
                .setTemplate("old")
                .setOwners(List.of("ann"))
                .setRetired(LocalDate.of(2026, 10, 31))
                .build();
        book = book(team, quarter, retired);

        assertThat(book.template("ann", Period.of("2026-10", Periods.CALENDAR))).contains(team);
        assertThat(book.template("ann", Period.of("2026-09", Periods.CALENDAR))).contains(retired);
        assertThat(book.template("ann", Period.of("2026-Q4", Periods.CALENDAR))).contains(quarter);
        assertThat(book.template("nobody", Period.of("2026-10", Periods.CALENDAR)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10, 2026-10-01, 2026-10-31, month",
        "2026-Q4, 2026-10-01, 2026-12-31, quarter",
        "2028, 2028-01-01, 2028-12-31, year"
    })
    void shouldReadPeriods(String text, LocalDate from, LocalDate to, String window) {
        Period period = Period.of(text, Periods.CALENDAR);

        assertThat(period.id()).isEqualTo(text);
        assertThat(period.from()).isEqualTo(from);
        assertThat(period.to()).isEqualTo(to);
        assertThat(period.window()).isEqualTo(window);
    }
}
