package io.globalkpi.local.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.local.read.KpiQuestion;
import io.globalkpi.local.read.KpiReader;
import io.globalkpi.local.read.KpiRow;
import io.globalkpi.local.read.TopicReader;
import io.globalkpi.oracle.Held;
import io.globalkpi.oracle.Part;
import io.globalkpi.schemas.id.WindowId;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.serde.ConfluentSchemaRegistry;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.table.ReferenceReader;
import io.globalkpi.schemas.topic.Topics;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Recomputes what a broker holds, whoever put it there, with or without an engine running. */
public final class Recomputation {

    private static final int MOST = 50;
    private static final Path MAPPINGS = Path.of("../config/mappings");

    private final String bootstrap;
    private final SchemaRegistry registry;
    private final Topics catalogue = new Topics(Topics.DEFAULT_PARTITIONS);

    public Recomputation(String bootstrap, String registryUrl) {
        this.bootstrap = bootstrap;
        this.registry = ConfluentSchemaRegistry.of(registryUrl);
    }

    /** Traces fifty random values as of an instant: each is the sum of its raw records, and no event is unexplained. */
    public void traceFifty(Instant at, Set<WindowId> windows, long seed) throws InterruptedException {
        Set<String> sums = kpis(kpi -> kpi.getTarget() == null && kpi.getQuantile() == null);
        List<Traced> traced =
                trace(at, windows, seed, row -> sums.contains(row.value().getKpi()));
        assertThat(traced).hasSize(MOST).allSatisfy(Recomputation::agrees);
        assertThat(traced.stream().mapToLong(value -> value.parts().size()).sum())
                .isGreaterThan(1_000);
    }

    /** The same of values that are held against a target, of steps that are over. */
    public void traceHeldAgainstTargets(Instant at, long seed) throws InterruptedException {
        Set<String> held = kpis(kpi -> kpi.getTarget() != null);
        List<Traced> traced =
                trace(at, all(), seed, row -> held.contains(row.value().getKpi()) && row.closed());
        assertThat(traced).hasSize(MOST).allSatisfy(Recomputation::agrees);
    }

    private List<Traced> trace(Instant at, Set<WindowId> windows, long seed, Predicate<KpiRow> asked)
            throws InterruptedException {
        try (TopicReader reader = new TopicReader(bootstrap)) {
            List<KpiRow> rows = new ArrayList<>(
                    new KpiReader(reader, registry, catalogue).rows(new KpiQuestion(List.of(), windows, Set.of(), at)));
            rows.removeIf(row -> row.value().getNumerator().signum() == 0 || !asked.test(row));
            Collections.shuffle(rows, new Random(seed));
            assertThat(rows).hasSizeGreaterThan(MOST);
            return new Tracer(reader, registry, catalogue, MAPPINGS).trace(rows.subList(0, MOST), reference());
        }
    }

    private Set<String> kpis(Predicate<KpiDefinition> asked) throws InterruptedException {
        return reference().rows(Topics.KPIS, KpiDefinition.class).stream()
                .filter(asked)
                .map(KpiDefinition::getKpi)
                .collect(Collectors.toSet());
    }

    private static void agrees(Traced value) {
        assertThat(value.agrees())
                .as("%s published, recomputed %s", value.published(), value.recomputed())
                .isTrue();
        assertThat(value.unexplained()).isEmpty();
        assertThat(value.parts().stream().map(Part::numerator).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(value.held()
                        .map(Held::reached)
                        .orElse(value.published().value().getNumerator()));
    }

    public AuditResult audit(LocalDate day) throws InterruptedException {
        try (TopicReader reader = new TopicReader(bootstrap)) {
            return new Audit(reader, registry, catalogue, words -> {}).of(day, List.of(), reference());
        }
    }

    public static Set<WindowId> all() {
        return EnumSet.allOf(WindowId.class);
    }

    private ReferenceData reference() throws InterruptedException {
        CompletableFuture<ReferenceData> data = new CompletableFuture<>();
        try (ReferenceReader reader =
                new ReferenceReader(Map.of("bootstrap.servers", bootstrap), registry, catalogue)) {
            reader.start(data::complete);
            return data.join();
        }
    }
}
