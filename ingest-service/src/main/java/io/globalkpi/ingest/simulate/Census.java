package io.globalkpi.ingest.simulate;

import io.globalkpi.schemas.topic.EventKind;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what a business tells before its end without making a single record. */
final class Census {

    private static final long LATE = Duration.ofHours(1).toMillis();

    private final Business business;
    private final UnitBook units;
    private final long[] byKind = new long[EventKind.values().length];
    private final OrderTrail order;
    private long duplicates;
    private long late;
    private long restated;
    private long withdrawn;
    private long feedRows;

    private Census(Business business) {
        this.business = business;
        this.units = new UnitBook(business);
        this.order = new OrderTrail(units);
    }

    static GroundTruth of(Business business) {
        Census census = new Census(business);
        for (SiteBook book : business.books()) {
            for (int day = 0; day < business.plan().days(); day++) {
                business.tell(book, day, census::told);
            }
        }
        census.order.close();
        return census.truth();
    }

    private void told(Place place, Telling telling, long revision, long observedAt, boolean again) {
        order.open(place, telling);
        if (observedAt >= business.end()) {
            return;
        }
        EventKind kind = telling.kind();
        if (kind == null) {
            feedRows++;
        } else if (telling != Telling.BAD || !BadTellings.isDeadLetter(place)) {
            byKind[kind.ordinal()]++;
            told(telling, observedAt - revision, again);
        }
        if (!again) {
            units.told(place, telling, revision);
            order.told(telling, observedAt);
        }
    }

    private void told(Telling telling, long delay, boolean again) {
        if (again) {
            duplicates++;
            return;
        }
        late += delay >= LATE ? 1 : 0;
        restated += telling == Telling.AD_RESTATED || telling == Telling.AD_SETTLED ? 1 : 0;
        withdrawn += telling == Telling.WITHDRAWN ? 1 : 0;
    }

    private GroundTruth truth() {
        Map<String, Long> counts = new LinkedHashMap<>();
        long events = 0;
        for (EventKind kind : EventKind.values()) {
            counts.put(kind.id(), byKind[kind.ordinal()]);
            events += byKind[kind.ordinal()];
        }
        var bySite = units.bySite();
        return new GroundTruth(
                business.plan().seed(),
                business.plan().end(),
                events,
                counts,
                new GroundTruth.Deliveries(duplicates, late, order.outOfOrder(), restated, withdrawn, feedRows),
                rising(bySite.get(World.RISING_RETURNS)),
                new GroundTruth.LateShipper(World.LATE_SHIPPER, date(World.LATE_SHIPPER, Fate.LATE_DAYS - 1)),
                new GroundTruth.StoppedFeed(World.SILENT, "ads", date(World.SILENT, DayTellings.SILENT_AGE)),
                BadTellings.planted(business.books().get(BadTellings.SITE)),
                bySite);
    }

    private LocalDate date(String site, int age) {
        SiteBook book = business.books().get(World.numberOf(site));
        return book.date(book.age(0) - age);
    }

    private GroundTruth.RisingReturns rising(List<GroundTruth.UnitsOfDate> dates) {
        LocalDate crossed = null;
        for (int last = 0; last < dates.size() && crossed == null; last++) {
            crossed = rate(dates, last).isHigh() ? dates.get(last).date() : null;
        }
        return new GroundTruth.RisingReturns(
                World.RISING_RETURNS,
                Holdings.OWNER_OF_RISING_RETURNS,
                GroundTruth.HIGH_RETURN_RATE,
                crossed,
                rate(dates, dates.size() - 1));
    }

    private static GroundTruth.Rate rate(List<GroundTruth.UnitsOfDate> dates, int last) {
        int first = Math.max(0, last + 1 - GroundTruth.WINDOW_DAYS);
        List<GroundTruth.UnitsOfDate> window = dates.subList(first, last + 1);
        return GroundTruth.Rate.of(
                window.stream().mapToLong(GroundTruth.UnitsOfDate::returned).sum(),
                window.stream().mapToLong(GroundTruth.UnitsOfDate::sold).sum());
    }
}
