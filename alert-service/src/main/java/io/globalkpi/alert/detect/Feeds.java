package io.globalkpi.alert.detect;

import io.globalkpi.alert.rule.FeedBook;
import io.globalkpi.alert.rule.FeedDay;
import io.globalkpi.alert.shelf.Shelf;
import io.globalkpi.schemas.ingest.Feed;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The feeds of the sites of this task, by site. Stored day by day, held in memory as books, read once after a restart.
 */
final class Feeds {

    private final Shelf<Feed> store;
    private @Nullable Map<String, FeedBook> books;

    Feeds(Shelf<Feed> store) {
        this.store = store;
    }

    void add(Feed row) {
        Map<String, FeedBook> known = books();
        store.put(key(row.getSite(), day(row)), row);
        FeedBook book = known.computeIfAbsent(row.getSite(), any -> new FeedBook());
        book.add(day(row));
        book.forget().forEach(old -> store.remove(key(row.getSite(), old)));
    }

    Map<String, FeedBook> books() {
        if (books == null) {
            books = new HashMap<>();
            store.forEach((key, row) ->
                    books.computeIfAbsent(row.getSite(), any -> new FeedBook()).add(day(row)));
        }
        return books;
    }

    private static FeedDay day(Feed row) {
        return new FeedDay(row.getFeed(), row.getDate(), row.getComplete(), row.getDueBy());
    }

    private static String key(String site, FeedDay day) {
        return String.join("|", site, day.feed(), day.date().toString());
    }
}
