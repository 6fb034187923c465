package io.globalkpi.streams.topology;

import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import java.util.Objects;
import java.util.Set;
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

/** Keeps the panes of owners, teams, platforms, markets, the company and SKUs, and publishes their KPIs. */
final class RollUpScopes implements ProcessorSupplier<String, byte[], String, Rolled> {

    private static final String SCOPE_PANES = "scope-panes";
    private static final String FLUSH = "flush-scopes";

    private final Engine engine;

    RollUpScopes(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Processor<String, byte[], String, Rolled> get() {
        return new Gate(engine);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(SCOPE_PANES), Serdes.Bytes(), Serdes.ByteArray())
                        .withCachingDisabled(),
                BeforeCommit.builder(FLUSH));
    }

    private static final class Gate implements Processor<String, byte[], String, Rolled> {

        private final Engine engine;
        private Frontiers frontiers;
        private ScopeEngine scopes;
        private @Nullable ProcessorContext<String, Rolled> context;
        private @Nullable StoredScopes store;
        private @Nullable Commits commits;
        private @Nullable ScopeGauges held;
        private Arrivals arrivals = new Arrivals();

        Gate(Engine engine) {
            this.engine = engine;
            this.frontiers = new Frontiers(engine.topics().partitions());
            this.scopes = noScopes();
        }

        private ScopeEngine noScopes() {
            return new ScopeEngine(engine.reference()::snapshots, engine.pace(), engine.clock(), this::publish);
        }

        /** Begins from the store alone: Kafka Streams calls this again, on the same object, when it revives a corrupted task. */
        @Override
        public void init(ProcessorContext<String, Rolled> context) {
            this.context = context;
            frontiers = new Frontiers(engine.topics().partitions());
            scopes = noScopes();
            arrivals = new Arrivals();
            commits = new Commits(context, engine.pace());
            close();
            held = new ScopeGauges(engine.meters(), "scopes", context.taskId().partition());
            KeyValueStore<Bytes, byte[]> panes = context.getStateStore(SCOPE_PANES);
            store = new StoredScopes(panes);
            store.load(frontiers, scopes::windows);
            scopes.resume(store.referenceVersion());
            scopes.remeasuring(frontiers.isRemeasuring());
            BeforeCommit commit = context.getStateStore(FLUSH);
            commit.run(context, this::flush);
            context.schedule(engine.pace().tick(), PunctuationType.WALL_CLOCK_TIME, time -> tick());
        }

        @Override
        public void process(Record<String, byte[]> record) {
            ScopeDelta delta = ScopeDelta.read(record.value());
            if (delta instanceof ScopeDelta.Sums sums) {
                scopes.add(sums.scope(), sums.zone(), sums.cells());
            } else if (delta instanceof ScopeDelta.Mark mark) {
                take(mark);
            } else if (delta instanceof ScopeDelta.Remeasuring told
                    && frontiers.remeasures(told.upstream(), told.underWay())) {
                store().remeasuring(told.upstream(), told.underWay());
                scopes.remeasuring(frontiers.isRemeasuring());
            }
        }

        private void take(ScopeDelta.Mark mark) {
            frontiers.isLive(mark.upstream(), mark.live());
            if (frontiers.raise(mark.upstream(), mark.time())) {
                store().frontier(mark.upstream(), mark.time());
            }
        }

        private void tick() {
            frontiers.least().ifPresent(this::tick);
            Objects.requireNonNull(held).show(scopes);
            if (frontiers.areLive()) {
                Objects.requireNonNull(commits).live();
            }
        }

        private void tick(long frontier) {
            long began = System.nanoTime();
            scopes.tick(frontier, frontiers.areLive());
            if (scopes.hasArrived(frontier)) {
                arrivals.reached(frontier, began);
            }
            arrivals.next(scopes.correctsSince()).ifPresent(time -> forward("", new Rolled.Whole(time)));
        }

        private void flush() {
            scopes.drain(store());
            store().referenceVersion(scopes.shownWith());
            store().write();
        }

        private void publish(KpiKey key, @Nullable KpiSnapshot snapshot) {
            forward(key.getScopeId(), new Rolled.Kpis(key, snapshot));
        }

        private void forward(String key, Rolled value) {
            Objects.requireNonNull(context)
                    .forward(new Record<>(key, value, engine.clock().millis()));
        }

        @Override
        public void close() {
            if (held != null) {
                held.close();
            }
        }

        private StoredScopes store() {
            return Objects.requireNonNull(store);
        }
    }
}
