package io.globalkpi.streams.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.oracle.RandomBusiness;
import io.globalkpi.oracle.Tellings;
import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.measure.Measure;
import io.globalkpi.schemas.serde.AvroDeserializer;
import io.globalkpi.schemas.serde.AvroSerializer;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.streams.measure.MeasureVector;
import io.globalkpi.streams.measure.ReferenceBook;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What the ledger books for the sites is what an independent batch makes of the same tellings, in whatever order they come: without
 * panes and windows, so that many businesses can be tried.
 */
class LedgerMatchesTheBatchTest {

    private static final int BUSINESSES = 25;

    private static final InMemorySchemaRegistry REGISTRY = new InMemorySchemaRegistry();
    private static final Map<Integer, AvroDeserializer<SpecificRecord>> READERS = new HashMap<>();
    private static final Map<Class<?>, AvroSerializer<SpecificRecord>> WRITERS = new HashMap<>();

    @Test
    void shouldBookForEverySiteWhatTheBatchMakesOfIt() {
        for (long seed = 1; seed <= BUSINESSES; seed++) {
            RandomBusiness business = new RandomBusiness(seed);
            shouldAgree(business, seed, business.reference());
            shouldAgree(business, seed, business.changedReference());
        }
    }

    private static void shouldAgree(RandomBusiness business, long seed, ReferenceData reference) {
        assertThat(booked(business.shuffled(seed), reference))
                .as("business %d, reference data %d", seed, reference.manifest().getVersion())
                .isEqualTo(batch(business, reference))
                .isNotEmpty();
    }

    private static Map<String, Long> batch(RandomBusiness business, ReferenceData reference) {
        Map<String, Long> sums = new TreeMap<>();
        Tellings tellings = new Tellings(reference);
        business.events().forEach(tellings::tell);
        tellings.contributions(part -> {
            if (part.scope().type() == ScopeType.SITE) {
                String measure = part.scope().id() + " " + part.measure();
                sums.merge(measure, part.amount().longValueExact(), Long::sum);
            }
        });
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    private static Map<String, Long> booked(Iterable<SpecificRecord> events, ReferenceData reference) {
        Map<String, MeasureVector> sites = new TreeMap<>();
        BookingSink sink = (scopes, booking, sign) -> {
            MeasureVector sum = sites.computeIfAbsent(scopes.site(), site -> new MeasureVector());
            if (sign > 0) {
                sum.add(booking.site());
            } else {
                sum.subtract(booking.site());
            }
        };
        Ledger ledger = new Ledger(new Entries(), (kind, bytes) -> reader(kind).deserialize("any", bytes), sink);
        ReferenceBook book = ReferenceBook.of(reference);
        for (SpecificRecord event : events) {
            ledger.take(Telling.of(event, writer(event).serialize("any", event)), book);
        }
        return named(sites);
    }

    private static Map<String, Long> named(Map<String, MeasureVector> sites) {
        Map<String, Long> sums = new TreeMap<>();
        sites.forEach((site, amounts) -> Measure.names().forEach(name -> {
            long amount = amounts.amount(Measure.slotOf(name).orElseThrow());
            if (amount != 0) {
                sums.put(site + " " + name, amount);
            }
        }));
        return sums;
    }

    private static AvroDeserializer<SpecificRecord> reader(int kind) {
        return READERS.computeIfAbsent(
                kind,
                any -> new AvroDeserializer<>(
                        REGISTRY, kind == Telling.FEED ? Feed.getClassSchema() : EventKind.values()[kind].schema()));
    }

    private static AvroSerializer<SpecificRecord> writer(SpecificRecord event) {
        return WRITERS.computeIfAbsent(
                event.getClass(), any -> new AvroSerializer<>(REGISTRY, event.getSchema(), false));
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
