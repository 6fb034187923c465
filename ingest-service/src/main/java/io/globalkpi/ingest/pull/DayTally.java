package io.globalkpi.ingest.pull;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.pull.plan.Position.DayCount;
import io.globalkpi.schemas.topic.EventKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Counts what a step brought by site and local date. */
final class DayTally {

    private static final DayCount ONE = new DayCount(1, 1, null);

    private final PullJob job;
    private final Map<String, SortedMap<LocalDate, DayCount>> days = new HashMap<>();

    private DayTally(PullJob job) {
        this.job = job;
    }

    /** @param first date of the slice, at which items are counted that made no event */
    static Map<String, SortedMap<LocalDate, DayCount>> of(PullJob job, Harvest harvest, LocalDate first) {
        DayTally tally = new DayTally(job);
        harvest.events.forEach(tally::count);
        if (!harvest.letters.isEmpty()) {
            tally.add(job.shop().site(), first, new DayCount(harvest.letters.size(), 0, null));
        }
        return tally.days;
    }

    private void count(SpecificRecord event) {
        if (EventKind.ofRecord(event) == job.feed().plan().kind()) {
            String site = (String) value(event, "site");
            add(site, date(event, site), ONE);
        }
    }

    private void add(String site, LocalDate date, DayCount count) {
        days.computeIfAbsent(site, any -> new TreeMap<>()).merge(date, count, DayCount::plus);
    }

    private LocalDate date(SpecificRecord event, String site) {
        Schema.Field date = event.getSchema().getField("date");
        return date != null ? (LocalDate) event.get(date.pos()) : shop(site).date((Instant) value(event, "occurredAt"));
    }

    private Shop shop(String site) {
        return job.shops().values().stream()
                .filter(shop -> shop.site().equals(site))
                .findFirst()
                .orElse(job.shop());
    }

    private static Object value(SpecificRecord event, String field) {
        return event.get(event.getSchema().getField(field).pos());
    }
}
