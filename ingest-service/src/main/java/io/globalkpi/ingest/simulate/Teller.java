package io.globalkpi.ingest.simulate;

import io.globalkpi.ingest.publish.Publication;
import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.ingest.RawRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;

/** Turns what is due into records. The same due gives equal records, however often it is asked. */
final class Teller {

    private final Business business;
    private final OrderRecords orders;
    private final AfterSaleRecords afterSales;
    private final ReviewRecords reviews;
    private final FeeRecords fees;
    private final AdRecords ads;
    private final RowRecords rows;
    private final FeedRecords feeds;
    private final RawTellings raw;
    private final BadTellings bad;

    Teller(Business business, FeedTally tally) {
        this.business = business;
        this.orders = new OrderRecords();
        this.afterSales = new AfterSaleRecords();
        this.reviews = new ReviewRecords();
        this.fees = new FeeRecords();
        this.ads = new AdRecords();
        this.rows = new RowRecords();
        this.feeds = new FeedRecords(tally);
        this.raw = new RawTellings(business.plan());
        this.bad = new BadTellings(orders);
    }

    /** @param from begin of the slice the dues are counted from, in epoch milliseconds */
    Publication publication(long[] dues, int first, int end, long from) {
        List<SpecificRecord> events = new ArrayList<>(end - first);
        List<RawRecord> rawRecords = new ArrayList<>(end - first);
        List<DeadLetter> deadLetters = new ArrayList<>(0);
        List<Feed> feedRows = new ArrayList<>(0);
        for (int i = first; i < end; i++) {
            Place place = new Place(business.books().get(Due.site(dues[i])), Due.day(dues[i]), Due.index(dues[i]));
            Telling telling = Due.telling(dues[i]);
            Instant observedAt = Instant.ofEpochMilli(from + Due.millis(dues[i]));
            if (telling.kind() == null) {
                feedRows.add(feeds.feed(place, telling, observedAt));
            } else if (telling == Telling.BAD && BadTellings.isDeadLetter(place)) {
                deadLetters.add(bad.deadLetter(place, observedAt));
            } else {
                SpecificRecord event = event(place, telling, observedAt);
                rawRecords.add(raw.of(event, place, telling, observedAt));
                events.add(event);
            }
        }
        return new Publication(events, rawRecords, deadLetters, feedRows, null);
    }

    SpecificRecord event(Place place, Telling telling, Instant observedAt) {
        return switch (telling) {
            case AD_REPORT, AD_RESTATED, AD_SETTLED -> ads.row(place, telling, observedAt);
            case TRAFFIC -> rows.traffic(place, observedAt);
            case STOCK -> rows.stock(place, observedAt);
            case LISTING -> rows.listing(place, observedAt);
            case UNMATCHED_RETURN -> afterSales.unmatched(place, unmatchedAt(place), observedAt);
            case BAD -> bad.event(place, observedAt);
            default -> ofOrder(place, OrderLife.of(place), telling, observedAt);
        };
    }

    private SpecificRecord ofOrder(Place place, OrderLife life, Telling telling, Instant observedAt) {
        return switch (telling) {
            case PLATFORM_FEE -> fees.commission(place, life, observedAt);
            case FULFILMENT_FEE -> fees.parcel(place, life, observedAt);
            case RETURN -> afterSales.returned(place, life, after(life), observedAt);
            case REFUND -> afterSales.refunded(place, life, after(life), observedAt);
            case CLAIM -> afterSales.claimed(place, life, after(life), observedAt);
            case REVIEW -> reviews.review(place, life, after(life), observedAt);
            default -> orders.order(place, life, telling, observedAt);
        };
    }

    private static long unmatchedAt(Place place) {
        return place.book().start(place.day()) + DayTellings.UNMATCHED_AFTER;
    }

    private static Aftermath after(OrderLife life) {
        return Objects.requireNonNull(life.aftermath(), "only an order that stands has an aftermath");
    }
}
