package io.globalkpi.streams.topology;

import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.kpi.Scorecard;
import io.globalkpi.schemas.table.Generations;
import io.globalkpi.streams.scorecard.OwnerCards;
import io.globalkpi.streams.scorecard.ScorecardBook;
import io.micrometer.core.instrument.Gauge;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
 * Keeps the scorecards of the owners of a task, and publishes those that changed.
 *
 * <p>It stands behind {@link RollUpScopes} in the same task: what it reads has just been made there, so nothing is read from a topic
 * again, a scorecard is committed with the values it is made of, and the time that freezes it is the frontier of those values.
 */
final class KeepScorecards implements ProcessorSupplier<String, Rolled, String, Scorecard> {

    private static final String FLUSH = "flush-scorecards";

    private final Engine engine;

    KeepScorecards(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Processor<String, Rolled, String, Scorecard> get() {
        return new Gate(engine);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(Inheritance.STORE), Serdes.String(), Serdes.ByteArray())
                        .withCachingDisabled(),
                BeforeCommit.builder(FLUSH));
    }

    private static final class Gate implements Processor<String, Rolled, String, Scorecard> {

        private final Engine engine;
        private final Supplier<ScorecardBook> books;
        private final Map<String, OwnerCards> owners = new HashMap<>();
        private final Set<String> changed = new LinkedHashSet<>();
        private final Set<String> kpis = new HashSet<>();
        private @Nullable ProcessorContext<String, Scorecard> context;
        private @Nullable StoredCards store;
        private @Nullable ScorecardBook seen;
        private long whole = Long.MIN_VALUE;
        private long roundBegan = Long.MIN_VALUE;
        private long awaited = Long.MAX_VALUE;
        private boolean uncommitted;
        private volatile int waiting;
        private @Nullable Gauge gauge;

        Gate(Engine engine) {
            this.engine = engine;
            this.books = engine.reference()::scorecards;
        }

        /** Begins from the store alone: Kafka Streams calls this again, on the same object, when it revives a corrupted task. */
        @Override
        public void init(ProcessorContext<String, Scorecard> context) {
            this.context = context;
            changed.clear();
            seen = null;
            whole = Long.MIN_VALUE;
            awaited = Long.MAX_VALUE;
            KeyValueStore<String, byte[]> bytes = context.getStateStore(Inheritance.STORE);
            store = new StoredCards(bytes, engine.registry());
            load(store);
            BeforeCommit commit = context.getStateStore(FLUSH);
            StoredCards opened = store;
            commit.run(context, () -> {
                opened.write();
                uncommitted = false; // before the next tick comes, it is committed
            });
            gauge = Gauge.builder(CatchUp.SCORECARDS, this, it -> it.waiting)
                    .description("Owners whose scorecards wait to be made anew or closed")
                    .tag("partition", Integer.toString(context.taskId().partition()))
                    .register(engine.meters());
            context.schedule(engine.pace().tick(), PunctuationType.WALL_CLOCK_TIME, time -> tick());
        }

        /** Only what templates ask for is kept in memory; the templates of frozen scorecards ask as well. */
        private void load(StoredCards from) {
            owners.clear();
            kpis.addAll(books.get().kpis());
            from.templates().flatMap(ScorecardBook::kpis).forEach(kpis::add);
            from.load(this::owner);
        }

        @Override
        public void process(Record<String, Rolled> record) {
            if (record.value() instanceof Rolled.Whole news) {
                whole = Math.max(whole, news.time());
                waiting = waiting();
            } else if (record.value() instanceof Rolled.Kpis kpis
                    && kpis.key().getScopeType() == ScopeType.OWNER
                    && kpis.snapshot() != null) {
                saw(kpis.snapshot());
            }
        }

        private void saw(KpiSnapshot snapshot) {
            if (owner(snapshot.getScopeId()).saw(snapshot)) {
                changed.add(snapshot.getScopeId());
            }
        }

        private OwnerCards owner(String id) {
            return owners.computeIfAbsent(
                    id,
                    key -> new OwnerCards(key, books.get().periods(), Objects.requireNonNull(store), kpis::contains));
        }

        private void tick() {
            long now = System.nanoTime();
            boolean isTime = roundBegan == Long.MIN_VALUE
                    || now - roundBegan >= engine.pace().emit().toNanos();
            if (whole == Long.MIN_VALUE || !isTime || !holdsOffice(now)) {
                return;
            }
            roundBegan = now;
            ScorecardBook book = books.get();
            if (!kpis.containsAll(book.kpis())) {
                load(Objects.requireNonNull(store));
            }
            changed.addAll(book == seen ? closing() : owners.keySet());
            seen = book;
            refresh(book, now + engine.pace().slice().toNanos());
            waiting = waiting();
        }

        /** None before it has held office: it makes no scorecards then. What readers do not see yet still waits, for them. */
        private int waiting() {
            return seen == null ? 0 : changed.size() + closing().size() + (uncommitted ? 1 : 0);
        }

        /**
         * Only the generation in force makes scorecards, and only once it has those of the one before, which then writes no more.
         */
        private boolean holdsOffice(long now) {
            Generations generations = engine.reference().generations();
            if (!generations.inForce().equals(engine.topics().generation())) {
                awaited = Long.MAX_VALUE;
                return false;
            }
            StoredCards cards = Objects.requireNonNull(store);
            if (cards.tenure().equals(generations.since())) {
                return true;
            }
            awaited = Math.min(awaited, now + engine.inheritance().after().toNanos());
            if (now < awaited) {
                return false;
            }
            int partition = Objects.requireNonNull(context).taskId().partition();
            generations
                    .beside()
                    .ifPresent(before -> engine.inheritance().scorecards(before, partition, cards::inherit));
            cards.tenure(generations.since());
            load(cards);
            return true;
        }

        private Collection<String> closing() {
            Instant time = Instant.ofEpochMilli(whole);
            return owners.entrySet().stream()
                    .filter(owner -> owner.getValue()
                            .closesNext()
                            .filter(closes -> !closes.isAfter(time))
                            .isPresent())
                    .map(Map.Entry::getKey)
                    .toList();
        }

        /** Those that do not fit in the slice are the first of the next round. */
        private void refresh(ScorecardBook book, long end) {
            Instant asOf = Instant.ofEpochMilli(whole);
            for (String owner : List.copyOf(changed)) {
                changed.remove(owner);
                owner(owner).refresh(book, asOf).forEach(this::publish);
                if (System.nanoTime() >= end) {
                    return;
                }
            }
        }

        private void publish(Scorecard card) {
            uncommitted = true;
            Instant now = engine.clock().instant();
            Objects.requireNonNull(context)
                    .forward(new Record<>(
                            card.getOwner() + "|" + card.getPeriod(),
                            Scorecard.newBuilder(card).setPublishedAt(now).build(),
                            now.toEpochMilli()));
        }

        @Override
        public void close() {
            if (gauge != null) {
                engine.meters().remove(gauge);
            }
        }
    }
}
