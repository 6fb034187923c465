package io.globalkpi.ingest.reference;

import io.globalkpi.ingest.publish.ClusterProducers;
import io.globalkpi.ingest.publish.WholeTopic;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.reference.Remeasure;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.table.Generations;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topic;
import io.globalkpi.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Reference data comes into force by one apply at a time, whole, behind a manifest written last.
 *
 * <p>Two who apply at once: the one who planned on what is no longer in force gets a {@link ConflictException}. Rows that
 * are in no file stay in force unless pruning is asked for.
 */
public final class ReferenceApply {

    private static final String TRANSACTIONAL_ID = "reference-apply";

    /** How long a broker's first transaction may take, on a busy machine: its coordinator's log is made for it. */
    private static final int FIRST_MINUTE = 60_000;

    /** From the end of time on: what is there stays as it is booked. */
    private static final Remeasure NOTHING = new Remeasure(Instant.ofEpochMilli(Long.MAX_VALUE), List.of());

    private final InForceReader inForce;
    private final WholeTopic written;
    private final Topics topics;
    private final ClusterProducers producers;
    private final SchemaRegistry registry;
    private final Clock clock;
    private final History history;

    public ReferenceApply(Map<String, Object> kafka, SchemaRegistry registry, Topics topics, Clock clock) {
        this(kafka, registry, topics, clock, History.NONE);
    }

    /** @param history what was reached before, for targets that are to have its shape */
    public ReferenceApply(
            Map<String, Object> kafka, SchemaRegistry registry, Topics topics, Clock clock, History history) {
        this.history = history;
        this.written = new WholeTopic(kafka);
        this.topics = topics;
        this.inForce = new InForceReader(kafka, registry);
        this.producers = new ClusterProducers(patient(kafka), TRANSACTIONAL_ID, topics);
        this.registry = registry;
        this.clock = clock;
    }

    /** Who applies may have started the cluster a moment ago. */
    private static Map<String, Object> patient(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, FIRST_MINUTE);
        return settings;
    }

    /**
     * Reads directories, the later over the earlier, and compares them with what is in force. A workbook stands for a sheet of
     * targets.
     *
     * @throws org.apache.kafka.common.KafkaException if the cluster does not answer
     */
    public ReferencePlan plan(Path... directories) {
        InForce before = inForce.read();
        return Planner.plan(List.of(directories), before, now(), history, () -> areThereValues(before));
    }

    /**
     * Publishes what a plan would change, and its manifest, in one transaction.
     *
     * @param prune also end the rows that are in no file
     * @throws IllegalArgumentException if the plan has problems
     * @throws ConflictException if the plan is based on another manifest than the one in force
     */
    public ApplyResult apply(ReferencePlan plan, String author, boolean prune) {
        if (!plan.problems().isEmpty()) {
            throw new IllegalArgumentException("the plan has " + plan.problems().size() + " problems, the first: "
                    + plan.problems().get(0));
        }
        List<Change> changes = new ArrayList<>(plan.changes());
        changes.addAll(prune ? plan.prunes() : List.of());
        if (changes.isEmpty() && plan.isEmpty()) {
            return new ApplyResult(plan.base().version(), 0);
        }
        // Claiming the id ends a transaction another apply may have open, so what is read now cannot change any more.
        try (Producer<byte[], byte[]> producer = producers.open()) {
            return new ReferenceTransaction(producer, registry).run(plan, changes, author, now(), inForce);
        }
    }

    /**
     * Publishes a manifest that changes no row and has values measured anew.
     *
     * @throws IllegalStateException before the first apply
     * @throws ConflictException if another apply came meanwhile
     */
    public ApplyResult remeasure(Remeasure asked, String author) {
        return publish(before -> Manifest.newBuilder(before).setRemeasure(asked), author);
    }

    /**
     * Publishes a manifest that changes no row, has nothing measured anew, and says which generations of the KPI topics there are.
     *
     * @throws IllegalStateException before the first apply, or if the change is none of what there is now
     * @throws ConflictException if another apply came meanwhile
     */
    public ApplyResult generations(UnaryOperator<Generations> change, String author) {
        return publish(
                before -> Manifest.newBuilder(before)
                        .setGenerations(change.apply(Generations.of(before)).toRecord())
                        .setRemeasure(NOTHING),
                author);
    }

    /** Only the manifest is new. Claims the id first, so that what is read cannot change any more. */
    private ApplyResult publish(Function<Manifest, Manifest.Builder> change, String author) {
        try (Producer<byte[], byte[]> producer = producers.open()) {
            Manifest before = inForce.manifest()
                    .orElseThrow(
                            () -> new IllegalStateException("no reference data is applied yet: nothing was measured"));
            Manifest manifest = change.apply(before)
                    .setVersion(before.getVersion() + 1)
                    .setAppliedAt(now())
                    .setAuthor(author)
                    .build();
            return new ReferenceTransaction(producer, registry).publish(List.of(), manifest, inForce);
        }
    }

    /** What is in force; empty before the first apply. */
    public Optional<ReferenceData> inForce() {
        InForce read = inForce.read();
        return read.manifest().map(manifest -> new ReferenceData(manifest, read.rows()));
    }

    /** In any generation there is, or as scorecards. */
    private boolean areThereValues(InForce before) {
        Generations generations = before.manifest().map(Generations::of).orElse(Generations.FIRST_ALONE);
        Set<String> names = generations.live().stream()
                .flatMap(generation -> Arrays.stream(ScopeType.values()).map(topics.in(generation)::kpis))
                .map(Topic::name)
                .collect(Collectors.toSet());
        names.add(Topics.SCORECARDS);
        return written.wereWritten(names);
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
