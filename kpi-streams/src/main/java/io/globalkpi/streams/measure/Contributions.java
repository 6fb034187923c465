package io.globalkpi.streams.measure;

import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Listing;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.Traffic;
import io.globalkpi.schemas.ingest.Feed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * The bookings of a group: one entity, or an order with all that names it.
 *
 * <p>A table from record type to the rule for it; {@link OrderGroup} adds what only the group as a whole can say.
 */
public final class Contributions {

    private static final Map<Class<?>, BiConsumer<SpecificRecord, EntityBookings>> RULES = new LinkedHashMap<>();

    static {
        rule(Order.class, OrderContributions::book);
        rule(Return.class, ReturnContributions::book);
        rule(AdPerformance.class, RowContributions::book);
        rule(Traffic.class, RowContributions::book);
        rule(Feedback.class, RowContributions::book);
        rule(Fee.class, RowContributions::book);
        rule(Listing.class, RowContributions::book);
        rule(Feed.class, RowContributions::book);
    }

    private Contributions() {}

    private static <T extends SpecificRecord> void rule(Class<T> type, BiConsumer<T, EntityBookings> rule) {
        RULES.put(type, (record, bookings) -> rule.accept(type.cast(record), bookings));
    }

    /**
     * What a group books.
     *
     * @param group the tellings that count, of one site
     * @param carriedDays dates that a stock snapshot stands for besides its own, 0 to 3
     */
    public static List<Booking> of(List<Told> group, SiteFacts site, ReferenceBook book, int carriedDays) {
        List<Booking> bookings = new ArrayList<>();
        for (Told told : group) {
            EntityBookings entity = new EntityBookings(site, book);
            if (told.record() instanceof InventorySnapshot snapshot) {
                StockContributions.book(snapshot, carriedDays, entity);
            } else {
                RULES.get(told.record().getClass()).accept(told.record(), entity);
            }
            bookings.addAll(entity.close(told.firstObserved()));
        }
        new OrderGroup(group, site, book).book(bookings);
        return bookings;
    }
}
