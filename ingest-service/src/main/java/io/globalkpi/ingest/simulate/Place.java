package io.globalkpi.ingest.simulate;

import java.util.SplittableRandom;

/** Where something stands in the month: the site, the day, its number on it. Everything about it is drawn from here. */
record Place(SiteBook book, int day, int index) {

    private static final int FIRST_NUMBER = 100_000;

    /** @param about tells apart what is drawn for the same place */
    SplittableRandom chance(int about) {
        return Seeds.at(Seeds.mix(book.seed(), day, about), index);
    }

    boolean isFated(Fate fate) {
        return book.isFated(fate, day, index);
    }

    int age() {
        return book.age(day);
    }

    SiteProfile site() {
        return book.site();
    }

    Market market() {
        return book.site().market();
    }

    /** The order number: digits, as most platforms have them, and unique within the site for good, as it names the date. */
    String orderId() {
        return compactDate() + Integer.toString(FIRST_NUMBER + index);
    }

    /** An id of this site, as all ids begin. */
    String id(String rest) {
        return book.site().id() + "/" + rest;
    }

    private int compactDate() {
        var date = book.date(day);
        return date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
    }
}
