package io.globalkpi.streams.topology;

import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.kpi.Scorecard;
import io.globalkpi.schemas.reference.ScorecardTemplate;
import io.globalkpi.schemas.serde.AvroDeserializer;
import io.globalkpi.schemas.serde.AvroSerializer;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import io.globalkpi.streams.scorecard.CardShelf;
import io.globalkpi.streams.scorecard.OwnerCards;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The state of scorecards in a store: whole records in the wire format of the topics they stand on, so that what an earlier release
 * wrote is read by its own schema.
 *
 * <p>What changed is held back until the commit and encoded then: a running value is told every second, and only its last telling
 * is ever read.
 */
final class StoredCards implements CardShelf {

    private static final String BETWEEN = "\u0000";
    private static final String TEMPLATE = "template";
    private static final Set<String> INHERITED = Set.of("card", TEMPLATE, "settled");

    private final KeyValueStore<String, byte[]> store;
    private final Format<KpiSnapshot> snapshots;
    private final Format<Scorecard> cards;
    private final Format<ScorecardTemplate> templates;
    private final Map<String, Row<?>> unwritten = new LinkedHashMap<>();

    /** How one kind of record is written, under the name its schema is registered by. */
    private record Format<T extends SpecificRecord>(
            String topic, AvroSerializer<T> writer, AvroDeserializer<T> reader) {

        static <T extends SpecificRecord> Format<T> of(String topic, Schema schema, SchemaRegistry registry) {
            return new Format<>(
                    topic, new AvroSerializer<>(registry, schema, false), new AvroDeserializer<>(registry, schema));
        }

        T read(byte[] bytes) {
            return Objects.requireNonNull(reader.deserialize(topic, bytes));
        }
    }

    private record Row<T extends SpecificRecord>(
            Format<T> format, @Nullable T row) {

        byte @Nullable [] bytes() {
            return row == null ? null : format.writer().serialize(format.topic(), row);
        }
    }

    StoredCards(KeyValueStore<String, byte[]> store, SchemaRegistry registry) {
        this.store = store;
        snapshots = Format.of(Topics.kpisBy(ScopeType.OWNER), KpiSnapshot.getClassSchema(), registry);
        cards = Format.of(Topics.SCORECARDS, Scorecard.getClassSchema(), registry);
        templates = Format.of(Topics.SCORECARD_TEMPLATES, ScorecardTemplate.getClassSchema(), registry);
    }

    @Override
    public void snapshot(String owner, String window, LocalDate month, @Nullable KpiSnapshot snapshot) {
        put("snapshot", owner, window + BETWEEN + month, snapshots, snapshot);
    }

    @Override
    public void card(String owner, String period, @Nullable Scorecard card) {
        put("card", owner, period, cards, card);
    }

    @Override
    public void template(String owner, String period, @Nullable ScorecardTemplate template) {
        put(TEMPLATE, owner, period, templates, template);
    }

    @Override
    public void settled(String owner, String period, @Nullable Scorecard settled) {
        put("settled", owner, period, cards, settled);
    }

    private <T extends SpecificRecord> void put(
            String kind, String owner, String rest, Format<T> format, @Nullable T row) {
        unwritten.put(String.join(BETWEEN, kind, owner, rest), new Row<>(format, row));
    }

    /** Since when this generation has been in force, as it last took scorecards over; the first began without. */
    Instant tenure() {
        byte[] since = store.get(Inheritance.TENURE);
        return since == null
                ? Instant.EPOCH
                : Instant.ofEpochMilli(ByteBuffer.wrap(since).getLong());
    }

    void tenure(Instant since) {
        store.put(
                Inheritance.TENURE,
                ByteBuffer.allocate(Long.BYTES).putLong(since.toEpochMilli()).array());
    }

    /** A row of the generation before: what was promised counts, what it was made of is here already. */
    void inherit(String key, byte @Nullable [] row) {
        if (INHERITED.contains(key.split(BETWEEN, 2)[0])) {
            store.put(key, row);
        }
    }

    /** Writes what changed since the last call. */
    void write() {
        unwritten.forEach((key, row) -> store.put(key, row.bytes()));
        unwritten.clear();
    }

    /** The templates of frozen scorecards. */
    Stream<ScorecardTemplate> templates() {
        write();
        List<ScorecardTemplate> found = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> rows =
                store.prefixScan(TEMPLATE + BETWEEN, Serdes.String().serializer())) {
            rows.forEachRemaining(row -> found.add(templates.read(row.value)));
        }
        return found.stream();
    }

    /** Puts everything back. */
    void load(Function<String, OwnerCards> owners) {
        write();
        try (KeyValueIterator<String, byte[]> rows = store.all()) {
            while (rows.hasNext()) {
                KeyValue<String, byte[]> row = rows.next();
                if (row.key.equals(Inheritance.TENURE)) {
                    continue;
                }
                String[] key = row.key.split(BETWEEN, 3);
                load(key[0], owners.apply(key[1]), key[2], row.value);
            }
        }
    }

    private void load(String kind, OwnerCards owner, String period, byte[] bytes) {
        switch (kind) {
            case "snapshot" -> owner.load(snapshots.read(bytes));
            case "card" -> owner.load(cards.read(bytes));
            case TEMPLATE -> owner.loadTemplate(period, templates.read(bytes));
            case "settled" -> owner.loadSettled(period, cards.read(bytes));
            default -> throw new IllegalStateException("no kind of row is called " + kind);
        }
    }
}
