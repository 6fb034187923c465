package io.globalkpi.streams.topology;

import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.streams.kpi.Snapshots;
import io.globalkpi.streams.ledger.Ledger;
import io.globalkpi.streams.ledger.Telling;
import io.globalkpi.streams.measure.MeasureVector;
import io.globalkpi.streams.window.Cell;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** Books every telling in the ledger, keeps the panes of the sites, and passes on what other scopes need, already combined. */
final class BookEvents implements ProcessorSupplier<String, Received, String, Booked> {

    private static final String LEDGER = "ledger";
    private static final String SITE_PANES = "site-panes";
    private static final String FLUSH = "flush-booked-events";

    private final Engine engine;

    BookEvents(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Processor<String, Received, String, Booked> get() {
        return new Gate(engine);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(LEDGER), Serdes.String(), Serdes.ByteArray())
                        .withCachingDisabled(),
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(SITE_PANES), Serdes.Bytes(), Serdes.ByteArray())
                        .withCachingDisabled(),
                BeforeCommit.builder(FLUSH));
    }

    private static final class Gate implements Processor<String, Received, String, Booked> {

        /** More would make one commit, and its transaction, too large. */
        private static final int MOST_CELLS = 50_000;

        private static final int MOST_ENTRIES = 25_000;

        private final Engine engine;
        private final ReceivedSerde reader;
        private final BookingCounters counters;
        private final Supplier<Snapshots> snapshots;
        private Combiner combiner = new Combiner();
        private Frontiers frontier = new Frontiers(1);
        private ScopeEngine sites;
        private @Nullable ProcessorContext<String, Booked> context;
        private @Nullable Ledger ledger;
        private @Nullable StoredLedger entries;
        private @Nullable Commits commits;
        private @Nullable TaskGauges gauges;
        private @Nullable ScopeGauges held;
        private @Nullable SiteLags lags;
        private @Nullable StoredScopes store;
        private @Nullable Progress progress;
        private Rebooking rebooking = Rebooking.NOTHING;
        private boolean marked;
        private boolean toldLive;
        private boolean remeasuring;
        private boolean windowsArrived;
        private long ticked = System.nanoTime() - Duration.ofHours(1).toNanos();

        Gate(Engine engine) {
            this.engine = engine;
            this.reader = new ReceivedSerde(engine.registry());
            this.counters = new BookingCounters(engine.meters());
            this.snapshots = engine.reference()::snapshots;
            this.sites = noSites();
        }

        private ScopeEngine noSites() {
            return new ScopeEngine(
                    snapshots,
                    engine.pace(),
                    engine.clock(),
                    (key, snapshot) -> forward(key.getScopeId(), new Booked.SiteKpis(key, snapshot)));
        }

        /** Begins from the stores alone: Kafka Streams calls this again, on the same object, when it revives a corrupted task. */
        @Override
        public void init(ProcessorContext<String, Booked> context) {
            this.context = context;
            combiner = new Combiner();
            frontier = new Frontiers(1);
            sites = noSites();
            marked = false;
            toldLive = false;
            windowsArrived = true;
            entries = new StoredLedger(context.getStateStore(LEDGER));
            commits = new Commits(context, engine.pace());
            close();
            gauges = new TaskGauges(engine.meters(), partition());
            held = new ScopeGauges(engine.meters(), "sites", partition());
            lags = new SiteLags(engine.meters(), engine.clock());
            KeyValueStore<Bytes, byte[]> panes = context.getStateStore(SITE_PANES);
            ledger = new Ledger(entries, reader, combiner);
            store = new StoredScopes(panes);
            store.load(frontier, sites::windows);
            sites.resume(store.referenceVersion());
            sites.forEach(lags::resume);
            progress = new Progress(engine.lastOffsets().unprocessed(partition()));
            long settled = entries.isEmpty() ? snapshots.get().book().version() : store.referenceVersion();
            rebooking = Rebooking.of(ledger, settled);
            remeasuring = settled == Rebooking.UNSETTLED; // whoever worked here before may have said so
            sites.remeasuring(remeasuring);
            BeforeCommit commit = context.getStateStore(FLUSH);
            commit.run(context, this::flush);
            context.schedule(engine.pace().tick(), PunctuationType.WALL_CLOCK_TIME, time -> tick());
        }

        @Override
        public void process(Record<String, Received> record) {
            Received received = record.value();
            if (received.record() == null) {
                counters.unreadable(received.trouble());
                context().recordMetadata().ifPresent(from -> progress().passed(from.topic(), from.offset()));
                return;
            }
            Telling telling = Telling.of(received.record(), received.bytes());
            Objects.requireNonNull(lags).saw(telling.site(), telling.occurredAt());
            counters.count(telling, ledger().take(telling, snapshots.get().book()));
            context()
                    .recordMetadata()
                    .ifPresent(from -> progress().saw(from.topic(), from.offset(), telling.occurredAt()));
            if (combiner.cells() > MOST_CELLS) {
                passOn();
            }
            if (entries().unwritten() > MOST_ENTRIES) {
                commits().tooMuch();
            }
        }

        private void tick() {
            boolean live = !progress().isBehind();
            if (!live) {
                commits().behind();
            }
            if (!live
                    && windowsArrived
                    && System.nanoTime() - ticked < engine.pace().behind().toNanos()) {
                return;
            }
            ticked = System.nanoTime();
            rebooking = rebooking.go(snapshots.get().book(), engine.pace().anew());
            remeasuring(remeasuring || rebooking.isUnderWay());
            passOn();
            remeasuring(rebooking.isUnderWay());
            progress().frontier(engine.clock().millis()).ifPresent(time -> marked |= frontier.raise(0, time));
            marked |= live != toldLive;
            frontier.least().ifPresent(time -> tick(time, live));
            gauges().show(
                            !live || !windowsArrived,
                            remeasuring,
                            frontier.least(),
                            engine.clock().millis());
            Objects.requireNonNull(held).show(sites);
            if (live) {
                commits().live();
            }
        }

        private void tick(long time, boolean live) {
            sites.tick(time, live);
            windowsArrived = remeasuring || sites.hasArrived(time); // they stand still meanwhile
        }

        private void remeasuring(boolean underWay) {
            if (remeasuring == underWay) {
                return;
            }
            remeasuring = underWay;
            sites.remeasuring(underWay);
            announcements().remeasuring(underWay);
        }

        private void passOn() {
            ScopesAgree check = new ScopesAgree();
            combiner.drain((origin, cells) -> {
                check.add(origin.scope(), cells.values());
                passOn(origin, cells);
            });
            check.differences().forEach(counters::disagreement);
        }

        private void passOn(Combiner.Origin origin, Map<Cell, MeasureVector> cells) {
            if (origin.scope().type() == ScopeType.SITE) {
                sites.add(origin.scope(), origin.zone(), cells);
            } else {
                ScopeDelta.Sums.each(origin.scope(), origin.zone(), cells, this::onward);
            }
        }

        private void onward(ScopeDelta delta) {
            forward(delta.key(), new Booked.Onward(delta));
        }

        private Announcements announcements() {
            return new Announcements(partition(), engine.topics().partitions(), this::onward);
        }

        /** Before a commit nothing is left on the heap: combined sums have gone on, panes are stored, the frontier is told. */
        private void flush() {
            passOn();
            entries().write();
            sites.drain(store());
            store().referenceVersion(rebooking.settled());
            if (marked) {
                marked = false;
                frontier.least().ifPresent(this::mark);
            }
            store().write();
        }

        private void mark(long time) {
            store().frontier(0, time);
            toldLive = !progress().isBehind();
            announcements().frontier(time, toldLive);
        }

        private void forward(String key, Booked value) {
            context().forward(new Record<>(key, value, engine.clock().millis()));
        }

        private int partition() {
            return context().taskId().partition();
        }

        @Override
        public void close() {
            if (gauges != null && held != null && lags != null) {
                gauges.close();
                held.close();
                lags.close();
            }
        }

        private TaskGauges gauges() {
            return Objects.requireNonNull(gauges);
        }

        private ProcessorContext<String, Booked> context() {
            return Objects.requireNonNull(context);
        }

        private Ledger ledger() {
            return Objects.requireNonNull(ledger);
        }

        private StoredLedger entries() {
            return Objects.requireNonNull(entries);
        }

        private Commits commits() {
            return Objects.requireNonNull(commits);
        }

        private StoredScopes store() {
            return Objects.requireNonNull(store);
        }

        private Progress progress() {
            return Objects.requireNonNull(progress);
        }
    }
}
