package io.globalkpi.ingest.files;

import io.globalkpi.ingest.files.mapping.Mapping;
import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.topic.EventKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * The local dates that a file tells of, by site and kind.
 *
 * <p>A file that is complete for the dates it spans says of a date between its first and its last without a row that
 * nothing happened on it; so that date is declared complete as well, with nothing seen.
 */
final class FeedDays {

    private record Name(String site, String kind) {}

    private final Mapping mapping;
    private final Map<Name, TreeMap<LocalDate, Long>> seen = new LinkedHashMap<>();

    FeedDays(Mapping mapping) {
        this.mapping = mapping;
    }

    void count(SpecificRecord event) {
        if (mapping.isFeed()) {
            String site = (String) event.get(event.getSchema().getField("site").pos());
            Name name = new Name(site, EventKind.ofRecord(event).id());
            seen.computeIfAbsent(name, any -> new TreeMap<>()).merge(mapping.date(event), 1L, Long::sum);
        }
    }

    /** One row for every site, kind and date; none unless the mapping declares its files complete. */
    List<Feed> rows(Instant now) {
        List<Feed> rows = new ArrayList<>();
        seen.forEach((name, days) -> days.firstKey()
                .datesUntil(days.lastKey().plusDays(1))
                .forEach(date -> rows.add(row(name, date, days.getOrDefault(date, 0L), now))));
        return rows;
    }

    private static Feed row(Name name, LocalDate date, long count, Instant now) {
        return Feed.newBuilder()
                .setSite(name.site())
                .setFeed(name.kind())
                .setDate(date)
                .setRevision(now.toEpochMilli())
                .setSeen(count)
                .setPublished(count)
                .setComplete(true)
                .setObservedAt(now)
                .build();
    }
}
