package io.globalkpi.ingest.simulate;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The simulated business as its plan makes it: every site's dates, and everything told about a date. Holds no events. */
final class Business {

    private static final long HOUR = TimeUnit.HOURS.toMillis(1);

    private final SimulationPlan plan;
    private final List<SiteBook> books;
    private final OrderTellings orderTellings;
    private final DayTellings dayTellings = new DayTellings();

    Business(SimulationPlan plan) {
        this.plan = plan;
        int[][] orders = new Volumes(plan).orders();
        this.books = IntStream.range(0, orders.length)
                .mapToObj(site -> new SiteBook(plan, site, orders[site]))
                .toList();
        this.orderTellings = new OrderTellings(plan);
    }

    SimulationPlan plan() {
        return plan;
    }

    List<SiteBook> books() {
        return books;
    }

    /** The begin of the first date of the easternmost site, in epoch milliseconds: the first slice begins here. */
    long start() {
        long first = books.stream().mapToLong(book -> book.start(0)).min().orElseThrow();
        return first - Math.floorMod(first, HOUR);
    }

    long end() {
        return plan.end().toEpochMilli();
    }

    /** Tells everything that has its place on one date of one site, whenever it is observed. */
    void tell(SiteBook book, int day, TellingSink sink) {
        for (int index = 0; index < book.orders(day); index++) {
            Place place = new Place(book, day, index);
            orderTellings.tell(place, OrderLife.of(place), sink);
        }
        dayTellings.tell(book, day, sink);
    }
}
