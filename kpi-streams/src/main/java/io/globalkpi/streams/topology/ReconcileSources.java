package io.globalkpi.streams.topology;

import io.globalkpi.schemas.kpi.Reconciliation;
import io.globalkpi.streams.measure.ReferenceBook;
import io.globalkpi.streams.measure.SiteFacts;
import io.globalkpi.streams.reconcile.Difference;
import io.globalkpi.streams.reconcile.Reconciler;
import io.globalkpi.streams.reconcile.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Compares what sources tell of the same days, beside the ledger: it sees shadowed tellings too, which the ledger keeps and
 * does not book. Rows of days that changed are published with every commit.
 */
final class ReconcileSources implements ProcessorSupplier<String, Received, String, Reconciliation> {

    private static final String ORDERS = "reconciled-orders";
    private static final String DAYS = "reconciled-days";
    private static final String FLUSH = "flush-reconciled-days";

    private final Engine engine;

    ReconcileSources(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Processor<String, Received, String, Reconciliation> get() {
        return new Gate(engine);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(store(ORDERS), store(DAYS), BeforeCommit.builder(FLUSH));
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withCachingEnabled();
    }

    private static final class Gate implements Processor<String, Received, String, Reconciliation> {

        private final Engine engine;
        private final Supplier<ReferenceBook> books;
        private @Nullable ProcessorContext<String, Reconciliation> context;
        private @Nullable Reconciler reconciler;
        private @Nullable RetakenOrders retaken;

        Gate(Engine engine) {
            this.engine = engine;
            this.books = engine.reference()::book;
        }

        /** Begins from the stores alone: Kafka Streams calls this again, on the same object, when it revives a corrupted task. */
        @Override
        public void init(ProcessorContext<String, Reconciliation> context) {
            this.context = context;
            KeyValueStore<String, byte[]> orders = context.getStateStore(ORDERS);
            KeyValueStore<String, byte[]> days = context.getStateStore(DAYS);
            reconciler = new Reconciler(new StoredShelf(orders), new StoredShelf(days));
            retaken = new RetakenOrders(new StoredKeys(orders), new StoredShelf(days));
            BeforeCommit commit = context.getStateStore(FLUSH);
            commit.run(context, this::publish);
            context.schedule(engine.pace().tick(), PunctuationType.WALL_CLOCK_TIME, time -> tick());
        }

        @Override
        public void process(Record<String, Received> record) {
            if (record.value().record() != null) {
                Objects.requireNonNull(reconciler).take(record.value().record(), book());
            }
        }

        private void tick() {
            Objects.requireNonNull(retaken).go(book(), engine.pace().slice(), Objects.requireNonNull(reconciler));
        }

        private void publish() {
            Instant now = engine.clock().instant();
            Objects.requireNonNull(reconciler)
                    .drain()
                    .forEach(row -> book().site(row.day().site())
                            .ifPresent(site -> Objects.requireNonNull(context)
                                    .forward(new Record<>(key(row), record(row, site, now), now.toEpochMilli()))));
        }

        private ReferenceBook book() {
            return books.get();
        }
    }

    private static String key(Row row) {
        return String.join(
                "|", row.day().site(), row.day().date().toString(), row.day().feed(), row.other());
    }

    private static Reconciliation record(Row row, SiteFacts site, Instant now) {
        Difference difference = row.difference();
        Map<String, BigDecimal> explained = new TreeMap<>();
        difference.causes().forEach((cause, micros) -> explained.put(cause.id(), decimal(micros)));
        return Reconciliation.newBuilder()
                .setSite(site.id())
                .setDate(row.day().date())
                .setFeed(row.day().feed())
                .setSource(authority(row, site))
                .setOtherSource(row.other())
                .setCurrency(site.currency())
                .setEntities(difference.entities())
                .setOtherEntities(difference.otherEntities())
                .setUnits(difference.units())
                .setOtherUnits(difference.otherUnits())
                .setAmount(decimal(difference.micros()))
                .setOtherAmount(decimal(difference.otherMicros()))
                .setExplained(explained)
                .setUnexplained(decimal(difference.unexplained()))
                .setAsOf(row.asOf())
                .setPublishedAt(now)
                .build();
    }

    /** Empty on dates on which no source is named. */
    private static String authority(Row row, SiteFacts site) {
        ZoneId zone = site.zone();
        return site.authority(
                        row.day().feed(), row.day().date().atStartOfDay(zone).toInstant())
                .orElse("");
    }

    private static BigDecimal decimal(long micros) {
        return BigDecimal.valueOf(micros, 6);
    }
}
