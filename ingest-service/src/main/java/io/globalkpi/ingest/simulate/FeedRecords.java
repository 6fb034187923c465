package io.globalkpi.ingest.simulate;

import io.globalkpi.schemas.ingest.Feed;
import java.time.Instant;

/** A feed's date: declared when it begins, closed with its count when its reports are in. A silent feed stays open. */
final class FeedRecords {

    private final FeedTally tally;

    FeedRecords(FeedTally tally) {
        this.tally = tally;
    }

    Feed feed(Place place, Telling telling, Instant observedAt) {
        SiteBook book = place.book();
        String name = World.FEEDS.get(place.index());
        boolean closed = telling == Telling.FEED_CLOSED;
        boolean complete = closed && !DayTellings.isSilent(book, name, place.day());
        long seen = closed ? tally.seen(book, place.index(), place.day()) : 0;
        return new Feed(
                place.site().id(),
                name,
                book.date(place.day()),
                observedAt.toEpochMilli(),
                null,
                seen,
                seen,
                complete ? Instant.ofEpochMilli(book.end(place.day())) : null,
                Instant.ofEpochMilli(DayTellings.closedAt(book, place.day())),
                complete,
                observedAt);
    }
}
