package io.globalkpi.streams.ledger;

import io.globalkpi.oracle.WrittenBusiness;
import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.measure.Measure;
import io.globalkpi.schemas.serde.AvroDeserializer;
import io.globalkpi.schemas.serde.AvroSerializer;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.streams.measure.Booking;
import io.globalkpi.streams.measure.BookingScopes;
import io.globalkpi.streams.measure.MeasureVector;
import io.globalkpi.streams.measure.ReferenceBook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A ledger over a map: what is told in, what is booked for the sites out. */
final class LedgerDesk implements BookingSink {

    private static final InMemorySchemaRegistry REGISTRY = new InMemorySchemaRegistry();
    private static final Map<Integer, AvroDeserializer<SpecificRecord>> READERS = new HashMap<>();
    private static final Map<Class<?>, AvroSerializer<SpecificRecord>> WRITERS = new HashMap<>();

    final EntriesOnHeap entries = new EntriesOnHeap();

    /** What was handed on since the last look, taken back or booked. */
    private final List<Booking> passed = new ArrayList<>();

    private final Map<String, MeasureVector> sites = new TreeMap<>();
    private final Ledger ledger = new Ledger(entries, LedgerDesk::read, this);
    private ReferenceBook book;

    LedgerDesk(ReferenceData reference) {
        book = ReferenceBook.of(reference);
    }

    private static SpecificRecord read(int kind, byte[] bytes) {
        return READERS.computeIfAbsent(
                        kind,
                        any -> new AvroDeserializer<>(
                                REGISTRY,
                                kind == Telling.FEED ? Feed.getClassSchema() : EventKind.values()[kind].schema()))
                .deserialize("any", bytes);
    }

    @Override
    public void book(BookingScopes scopes, Booking booking, int sign) {
        passed.add(booking);
        MeasureVector sum = sites.computeIfAbsent(scopes.site(), site -> new MeasureVector());
        if (sign > 0) {
            sum.add(booking.site());
        } else {
            sum.subtract(booking.site());
        }
    }

    Verdict take(SpecificRecord record) {
        byte[] bytes = WRITERS.computeIfAbsent(
                        record.getClass(), any -> new AvroSerializer<>(REGISTRY, record.getSchema(), false))
                .serialize("any", record);
        return ledger.take(Telling.of(record, bytes), book);
    }

    /** Takes what is written as in {@code definitions.md}, and says what became of each. */
    List<Verdict> tell(String yaml) {
        return WrittenBusiness.events(yaml).stream().map(this::take).toList();
    }

    /** From now on this reference data is in force. */
    void change(ReferenceData reference) {
        book = ReferenceBook.of(reference);
    }

    @Nullable
    String bookAnew(Extent extent, String after, BooleanSupplier more) {
        return ledger.rebookAll(extent, after, book, more);
    }

    long amount(String site, Measure measure) {
        return sites.getOrDefault(site, new MeasureVector()).amount(measure.slot());
    }

    /** Everything booked that is not zero: site and measure, amount. */
    Map<String, Long> sums() {
        Map<String, Long> sums = new TreeMap<>();
        sites.forEach((site, amounts) -> Measure.names().forEach(name -> {
            long amount = amounts.amount(Measure.slotOf(name).orElseThrow());
            if (amount != 0) {
                sums.put(site + " " + name, amount);
            }
        }));
        return sums;
    }

    /** What was handed on since this was asked last. */
    List<Booking> passed() {
        List<Booking> since = List.copyOf(passed);
        passed.clear();
        return since;
    }
}
