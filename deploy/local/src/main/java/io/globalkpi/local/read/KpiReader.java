package io.globalkpi.local.read;

import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.period.Periods;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topic;
import io.globalkpi.schemas.topic.Topics;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/** KPI values as of an instant, or the latest, found in the topics that people and BI read too. */
public final class KpiReader {

    private final TopicReader topics;
    private final SchemaRegistry registry;
    private final Topics catalogue;

    public KpiReader(TopicReader topics, SchemaRegistry registry, Topics catalogue) {
        this.topics = topics;
        this.registry = registry;
        this.catalogue = catalogue;
    }

    /** Rows by scope, window and KPI; none where nothing was published for the step. */
    public List<KpiRow> rows(KpiQuestion question) {
        Periods periods = InForce.periods(topics, registry, catalogue);
        return question.types().stream()
                .flatMap(type -> rows(type, question, periods))
                .toList();
    }

    private Stream<KpiRow> rows(ScopeType type, KpiQuestion question, Periods periods) {
        Topic topic = catalogue.kpis(type);
        Findings findings = new Findings(question, new RecordDecoder(topic, registry));
        topics.read(partitions(topic.name(), question), findings::take);
        return findings.candidates().stream().flatMap(candidates -> rows(candidates, findings, question, periods));
    }

    /** A scope's values all stand in one partition; a question for some scopes reads no other. */
    private Collection<TopicPartition> partitions(String topic, KpiQuestion question) {
        List<TopicPartition> all = topics.partitions(topic);
        if (question.scopes().isEmpty() || all.isEmpty()) {
            return all;
        }
        Set<Integer> wanted = question.scopes().stream()
                .map(scope -> Topics.partitionOf(scope.id(), all.size()))
                .collect(Collectors.toSet());
        return all.stream().filter(one -> wanted.contains(one.partition())).toList();
    }

    private static Stream<KpiRow> rows(
            Candidates candidates, Findings findings, KpiQuestion question, Periods periods) {
        var last = candidates.last();
        if (last == null) {
            return Stream.empty();
        }
        KpiSnapshot latest = findings.snapshot(last.getValue());
        Instant at = question.at();
        return at == null
                ? latest(latest, last.getKey(), question)
                : asOf(
                        WindowSteps.of(candidates.window(), at, ZoneId.of(latest.getZone()), periods),
                        candidates,
                        findings,
                        question);
    }

    private static Stream<KpiRow> latest(KpiSnapshot snapshot, Instant key, KpiQuestion question) {
        return kpis(snapshot, question)
                .map(kpi -> new KpiRow(
                        snapshot.getWindowStart(), snapshot.getWindowEnd(), snapshot.getClosed(), kpi, snapshot, key));
    }

    private static Stream<KpiRow> asOf(Step step, Candidates candidates, Findings findings, KpiQuestion question) {
        var taken = candidates.of(step);
        if (taken == null) {
            return Stream.empty();
        }
        KpiSnapshot snapshot = findings.snapshot(taken.getValue());
        boolean carried = taken.getKey().isBefore(step.key());
        boolean closed =
                carried ? !findings.frontier(candidates.partition()).isBefore(step.to()) : snapshot.getClosed();
        return kpis(snapshot, question)
                .map(kpi -> new KpiRow(step.from(), step.to(), closed, kpi, snapshot, step.key()));
    }

    private static Stream<KpiValue> kpis(KpiSnapshot snapshot, KpiQuestion question) {
        return snapshot.getKpis().stream().filter(kpi -> question.asksFor(kpi.getKpi()));
    }
}
