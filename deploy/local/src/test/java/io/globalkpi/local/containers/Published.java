package io.globalkpi.local.containers;

import io.globalkpi.local.read.KpiQuestion;
import io.globalkpi.local.read.KpiReader;
import io.globalkpi.local.read.KpiRow;
import io.globalkpi.local.read.LatestRecords;
import io.globalkpi.local.read.TopicReader;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.id.WindowId;
import io.globalkpi.schemas.serde.ConfluentSchemaRegistry;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** What stands committed on the topics, read with a registry client of its own. One thread. */
final class Published implements AutoCloseable {

    private final Topics topics;
    private final SchemaRegistry registry;
    private final TopicReader reader;

    Published(BrokerAndRegistry world, Topics topics) {
        this.topics = topics;
        this.registry = ConfluentSchemaRegistry.of(world.registryUrl());
        this.reader = new TopicReader(world.bootstrap());
    }

    /** The newest value of a week as {@code numerator/denominator}, zeros cut; the numerator alone of a sum. */
    List<String> ofTheWeek(String scope, String kpi) {
        KpiQuestion question = new KpiQuestion(List.of(ScopeRef.of(scope)), Set.of(WindowId.DAYS_7), Set.of(kpi), null);
        return new KpiReader(reader, registry, topics)
                .rows(question).stream().map(Published::written).toList();
    }

    private static String written(KpiRow row) {
        String numerator = row.value().getNumerator().stripTrailingZeros().toPlainString();
        return row.value().getDenominator() == null
                ? numerator
                : numerator + "/"
                        + row.value().getDenominator().stripTrailingZeros().toPlainString();
    }

    List<Breach> breaches() {
        return latest(Topics.BREACHES, Breach.class);
    }

    List<Notice> notices() {
        return latest(Topics.NOTICES, Notice.class);
    }

    private <T extends SpecificRecord> List<T> latest(String topic, Class<T> type) {
        return LatestRecords.of(topics.topic(topic), type, reader, registry);
    }

    @Override
    public void close() {
        reader.close();
    }
}
