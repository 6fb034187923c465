package io.globalkpi.local.platforms;

import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.serde.AvroDeserializer;
import io.globalkpi.schemas.serde.AvroSerializer;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.streams.ledger.Ledger;
import io.globalkpi.streams.ledger.LedgerStore;
import io.globalkpi.streams.ledger.Telling;
import io.globalkpi.streams.ledger.Verdict;
import io.globalkpi.streams.measure.Booking;
import io.globalkpi.streams.measure.BookingScopes;
import io.globalkpi.streams.measure.MeasureVector;
import io.globalkpi.streams.measure.ReferenceBook;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** What the ledger of the engine makes of orders, told in the order they come. */
final class BookedOrders {

    private static final String TOPIC = EventKind.ORDERS.topic();

    private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    private final Map<String, MeasureVector> sums = new TreeMap<>();

    BookedOrders(Collection<Order> orders, ReferenceData reference) {
        InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
        AvroSerializer<Order> writer = new AvroSerializer<>(registry, Order.getClassSchema(), false);
        AvroDeserializer<Order> reader = new AvroDeserializer<>(registry, Order.getClassSchema());
        Ledger ledger = new Ledger(new Entries(), (kind, bytes) -> reader.deserialize(TOPIC, bytes), this::book);
        ReferenceBook book = ReferenceBook.of(reference);
        for (Order order : orders) {
            Telling telling = Telling.of(order, writer.serialize(TOPIC, order));
            verdicts.merge(ledger.take(telling, book), 1, Integer::sum);
        }
    }

    private void book(BookingScopes scopes, Booking booking, int sign) {
        MeasureVector sum = sums.computeIfAbsent(scopes.site(), site -> new MeasureVector());
        if (sign > 0) {
            sum.add(booking.site());
        } else {
            sum.subtract(booking.site());
        }
    }

    /** How many became what. */
    Map<Verdict, Integer> verdicts() {
        return verdicts;
    }

    /** All measures of each site. */
    Map<String, MeasureVector> sums() {
        return sums;
    }

    private static final class Entries implements LedgerStore {

        private final TreeMap<String, byte[]> entries = new TreeMap<>();

        @Override
        public byte @Nullable [] get(String key) {
            return entries.get(key);
        }

        @Override
        public void put(String key, byte @Nullable [] value) {
            if (value == null) {
                entries.remove(key);
            } else {
                entries.put(key, value);
            }
        }

        @Override
        public boolean scan(String after, BiPredicate<String, byte[]> each) {
            return entries.tailMap(after, false).entrySet().stream()
                    .allMatch(entry -> each.test(entry.getKey(), entry.getValue()));
        }
    }
}
