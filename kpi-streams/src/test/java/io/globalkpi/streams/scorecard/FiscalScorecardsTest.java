package io.globalkpi.streams.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.kpi.Scorecard;
import io.globalkpi.schemas.reference.FiscalYear;
import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.reference.WeekPattern;
import io.globalkpi.schemas.reference.YearEnd;
import io.globalkpi.schemas.reference.YearName;
import io.globalkpi.schemas.table.ReferenceData;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Owners are scored on fiscal months, which end in the middle of one of the calendar. */
class FiscalScorecardsTest {

    /** 2026-08-30..2026-10-03 and 2026-10-04..2026-10-31 are months 8 and 9 of fiscal 2026. */
    private static final ReferenceData REFERENCE = fiscal(Desk.reference(
            1,
            Desk.template(Desk.line("gmv", 100, null).build()).build(),
            Desk.target("ann", "2026-08", "1000"),
            Desk.target("ann", "2026-09", "500")));

    private final ScorecardBook book = ScorecardBook.of(REFERENCE);
    private final FakeShelf shelf = new FakeShelf();
    private final OwnerCards cards = new OwnerCards("ann", book.periods(), shelf, kpi -> true);

    private static ReferenceData fiscal(ReferenceData data) {
        FiscalYear retail = new FiscalYear(WeekPattern.W4_5_4, 7, 1, YearEnd.NEAREST, YearName.START);
        return new ReferenceData(
                Manifest.newBuilder(data.manifest()).setFiscalYear(retail).build(), data.rows());
    }

    private List<Scorecard> refresh(String asOf) {
        return cards.refresh(book, Instant.parse(asOf));
    }

    @Test
    void shouldReadTheValueOfTheFiscalMonthsLastDateAgainstItsTarget() {
        cards.saw(Desk.snapshot("month", "2026-09-30", "2026-09-30T00:00:00Z", "gmv 700"));
        cards.saw(Desk.snapshot("month", "2026-10-03", "2026-10-03T00:00:00Z", "gmv 900"));
        cards.saw(Desk.snapshot("month", "2026-10-04", "2026-10-04T00:00:00Z", "gmv 50"));

        List<Scorecard> both = refresh("2026-10-04T13:00:00Z");

        assertThat(both).extracting(Scorecard::getPeriod).containsExactly("2026-08", "2026-09");
        Scorecard august = both.get(0);
        assertThat(august.getPeriodFrom()).hasToString("2026-08-30");
        assertThat(august.getPeriodTo()).hasToString("2026-10-03");
        assertThat(august.getClosesAt()).isEqualTo("2026-10-07T12:00:00Z");
        assertThat(august.getLines().get(0).getTarget()).isEqualByComparingTo("1000");
        assertThat(august.getLines().get(0).getActual()).isEqualTo(900.0);
        assertThat(both.get(1).getLines().get(0).getActual()).isEqualTo(50.0);
    }

    @Test
    void shouldFreezeWhenTheFiscalMonthIsOverAndGoOnFromTheShelf() {
        cards.saw(Desk.snapshot("month", "2026-10-03", "2026-10-03T00:00:00Z", "gmv 900"));
        refresh("2026-10-04T13:00:00Z");

        assertThat(refresh("2026-10-07T11:59:59Z")).isEmpty();
        assertThat(refresh("2026-10-07T12:00:00Z"))
                .singleElement()
                .satisfies(card -> assertThat(card.getFrozen()).isTrue());
        OwnerCards again = shelf.restored(book.periods());
        assertThat(again.refresh(book, Instant.parse("2026-10-08T00:00:00Z"))).isEmpty();
        assertThat(shelf.snapshots).containsOnlyKeys("month2026-08-30");
    }
}
