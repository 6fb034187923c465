package io.globalkpi.ingest.simulate;

/** How many records of each feed of each site and date were in when the date was closed. */
final class FeedTally {

    private final int[][][] seen = new int[World.SITES.size()][World.FEEDS.size()][SiteBook.DATES];

    /** Counts a telling if it is the first of its entity and in before its date is closed. */
    void count(Place place, Telling telling, long revision, long observedAt) {
        if (!telling.opensEntity() || telling.kind() == null) {
            return;
        }
        int feed = World.FEEDS.indexOf(telling.kind().id());
        int day = dayOf(place, telling, revision);
        if (feed >= 0 && day < SiteBook.DATES && observedAt < DayTellings.closedAt(place.book(), day)) {
            seen[place.book().number()][feed][day]++;
        }
    }

    int seen(SiteBook book, int feed, int day) {
        return seen[book.number()][feed][day];
    }

    /** Report rows belong to their date, all else to the date of its own time. */
    private static int dayOf(Place place, Telling telling, long revision) {
        boolean own = telling == Telling.RETURN
                || telling == Telling.REFUND
                || telling == Telling.CLAIM
                || telling == Telling.REVIEW;
        return own ? place.book().dayOf(revision) : place.day();
    }
}
