package io.globalkpi.streams.reconcile;

import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.streams.measure.ReferenceBook;
import io.globalkpi.streams.measure.SiteFacts;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * Takes tellings of all sources and keeps the sums of the days they touch. Sites that name no authority are none of its
 * business. For one thread.
 */
public final class Reconciler {

    private final Shelf orders;
    private final Shelf days;
    private final Set<DayKey> changed = new LinkedHashSet<>();

    public Reconciler(Shelf orders, Shelf days) {
        this.orders = orders;
        this.days = days;
    }

    /** True if a site's tellings are compared. */
    static boolean concerns(SiteFacts site) {
        return site.sources().speakOf(EventKind.ORDERS.id()) || site.sources().speakOf(EventKind.RETURNS.id());
    }

    /** Takes one telling. */
    public void take(SpecificRecord event, ReferenceBook book) {
        if (event instanceof Order || event instanceof Return || event instanceof Fee) {
            book.site(Fact.siteOf(event))
                    .filter(Reconciler::concerns)
                    .ifPresent(site -> take(Fact.of(event).orElseThrow(), site, book));
        }
    }

    private void take(Fact told, SiteFacts site, ReferenceBook book) {
        String key = DayKey.order(site.id(), told.order());
        OrderEntry before = OrderEntry.read(orders.get(key));
        OrderEntry after = before.with(told);
        if (!after.equals(before)) {
            settle(key, after, site, book);
        }
    }

    /** Compares an order anew with changed reference data; repeating it changes nothing. */
    public void retake(String key, ReferenceBook book) {
        OrderEntry entry = OrderEntry.read(orders.get(key));
        book.site(DayKey.siteOf(key)).ifPresent(site -> settle(key, entry, site, book));
    }

    private void settle(String key, OrderEntry entry, SiteFacts site, ReferenceBook book) {
        OrderEntry settled = entry.settled(site, book);
        if (!settled.parts().equals(entry.parts())) {
            entry.parts().forEach(part -> add(site, part, -1));
            settled.parts().forEach(part -> add(site, part, 1));
        }
        byte[] bytes = settled.toBytes();
        if (!Arrays.equals(bytes, orders.get(key))) {
            orders.put(key, bytes);
        }
    }

    private void add(SiteFacts site, Part part, int sign) {
        DayKey key = new DayKey(site.id(), part.feed(), part.day());
        DaySums sums = DaySums.read(days.get(key.text()));
        sums.add(part, sign);
        days.put(key.text(), sums.toBytes());
        changed.add(key);
        if (sign > 0) {
            see(site, part);
        }
    }

    private void see(SiteFacts site, Part part) {
        DayKey key = new DayKey(site.id(), part.feed(), part.day());
        byte[] before = days.get(key.sources());
        SourcesSeen seen = SourcesSeen.read(before);
        seen.see(part.other(), part.day(), site.endOf(part.day()))
                .ifPresent(day -> days.keys(key.text(), key.last()).forEach(text -> changed.add(DayKey.of(text))));
        byte[] after = seen.toBytes();
        if (!Arrays.equals(before, after)) {
            days.put(key.sources(), after);
        }
    }

    /** Rows of the days that changed since they were asked for last. */
    public List<Row> drain() {
        List<Row> rows = changed.stream().flatMap(key -> rows(key).stream()).toList();
        changed.clear();
        return rows;
    }

    private List<Row> rows(DayKey key) {
        DaySums sums = DaySums.read(days.get(key.text()));
        SourcesSeen seen = SourcesSeen.read(days.get(key.sources()));
        return seen.othersOn(key.day()).stream()
                .map(other -> new Row(key, other, sums.against(other), seen.asOf(other)))
                .toList();
    }
}
