package io.globalkpi.ingest.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Units sold and returned by site and local date, as far as they were told before the end. */
final class UnitBook {

    private final Business business;
    private final long[][] sold;
    private final long[][] returned;

    UnitBook(Business business) {
        this.business = business;
        this.sold = new long[World.SITES.size()][SiteBook.DATES];
        this.returned = new long[World.SITES.size()][SiteBook.DATES];
    }

    /** Hears of a telling that was observed before the end. */
    void told(Place place, Telling telling, long revision) {
        if (telling == Telling.UNMATCHED_RETURN) {
            returned[place.book().number()][place.day()]++;
        } else if (telling == Telling.RETURN) {
            OrderLife life = OrderLife.of(place);
            int line = Objects.requireNonNull(life.aftermath()).line();
            returned[place.book().number()][place.book().dayOf(revision)] +=
                    life.basket().quantities()[line];
        }
    }

    /** Books an order of which something was observed before the end. */
    void sold(Place place, boolean stands) {
        if (stands) {
            sold[place.book().number()][place.day()] +=
                    OrderLife.of(place).basket().units();
        }
    }

    Map<String, List<GroundTruth.UnitsOfDate>> bySite() {
        Map<String, List<GroundTruth.UnitsOfDate>> bySite = new LinkedHashMap<>();
        for (SiteBook book : business.books()) {
            bySite.put(book.site().id(), dates(book));
        }
        return bySite;
    }

    private List<GroundTruth.UnitsOfDate> dates(SiteBook book) {
        List<GroundTruth.UnitsOfDate> dates = new ArrayList<>();
        for (int day = 0; day < business.plan().days(); day++) {
            dates.add(new GroundTruth.UnitsOfDate(
                    book.date(day), sold[book.number()][day], returned[book.number()][day]));
        }
        return dates;
    }
}
