package io.globalkpi.streams.measure;

import io.globalkpi.oracle.WrittenBusiness;
import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.measure.Measure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** What tellings of one group book, added up by scope and measure. */
final class Tills {

    private final ReferenceBook book;
    private final SiteFacts site;

    Tills(String yaml, String site) {
        this.book = ReferenceBook.of(WrittenBusiness.reference(yaml));
        this.site = book.site(site).orElseThrow();
    }

    ReferenceBook book() {
        return book;
    }

    private static Told told(SpecificRecord record) {
        Instant observed = record instanceof Feed row ? row.getObservedAt() : (Instant) record.get(5);
        return new Told(record, observed.toEpochMilli());
    }

    List<Booking> bookings(String yaml, int carriedDays) {
        List<Told> group =
                WrittenBusiness.events(yaml).stream().map(Tills::told).toList();
        return Contributions.of(group, site, book, carriedDays);
    }

    List<Booking> bookings(String yaml) {
        return bookings(yaml, 0);
    }

    /** Everything that is not zero: scope (site, or type and id) and measure, amount. */
    Map<String, Long> sums(String yaml) {
        return sums(bookings(yaml));
    }

    static Map<String, Long> sums(List<Booking> bookings) {
        Map<String, Long> sums = new TreeMap<>();
        bookings.forEach(booking -> {
            add("site", booking.site(), sums);
            booking.others().forEach((scope, amounts) -> add(scope.toString(), amounts, sums));
        });
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    private static void add(String scope, MeasureVector amounts, Map<String, Long> sums) {
        for (String name : Measure.names()) {
            sums.merge(scope + " " + name, amounts.amount(Measure.slotOf(name).orElseThrow()), Long::sum);
        }
    }

    /** Of the site alone, and of money at the actual rate alone. */
    Map<String, Long> site(String yaml) {
        Map<String, Long> site = new TreeMap<>();
        sums(yaml).forEach((name, amount) -> {
            if (name.startsWith("site ") && !name.endsWith("_budget") && !name.endsWith("_local")) {
                site.put(name.substring(5), amount);
            }
        });
        return site;
    }

    /** Times at which a measure is booked for the site. */
    List<String> times(String yaml, int carriedDays, Measure measure) {
        List<String> times = new ArrayList<>();
        for (Booking booking : bookings(yaml, carriedDays)) {
            if (booking.site().amount(measure.slot()) != 0) {
                times.add(Instant.ofEpochMilli(booking.time()).toString());
            }
        }
        return times;
    }
}
