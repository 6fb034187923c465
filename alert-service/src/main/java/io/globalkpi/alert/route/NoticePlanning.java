package io.globalkpi.alert.route;

import io.globalkpi.schemas.alert.Ack;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachKey;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.alert.NoticeKey;
import io.globalkpi.schemas.serde.AvroSerde;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** From the breaches to one pending notice per destination, exactly once: the intent, committed before anything is sent. */
public final class NoticePlanning {

    private final SchemaRegistry registry;
    private final Supplier<ReferenceData> reference;
    private final MeterRegistry meters;
    private final Clock clock;

    public NoticePlanning(
            SchemaRegistry registry, Supplier<ReferenceData> reference, MeterRegistry meters, Clock clock) {
        this.registry = registry;
        this.reference = reference;
        this.meters = meters;
        this.clock = clock;
    }

    public void lay(StreamsBuilder graph) {
        KStream<BreachKey, SpecificRecord> breaches = read(graph, Topics.BREACHES, Breach.getClassSchema(), "breaches");
        KStream<BreachKey, SpecificRecord> answers = read(graph, Topics.ACKS, Ack.getClassSchema(), "answers");
        KStream<NoticeKey, Notice> notices = plan(breaches.merge(answers, Named.as("hear-answers")));
        publish(notices);
    }

    /** Both are cut by scope. */
    private KStream<BreachKey, SpecificRecord> read(StreamsBuilder graph, String topic, Schema schema, String what) {
        return graph.stream(
                topic,
                Consumed.with(
                                AvroSerde.<BreachKey>key(registry, BreachKey.getClassSchema()),
                                AvroSerde.<SpecificRecord>value(registry, schema))
                        .withName("read-" + what));
    }

    /** One scope is in one partition, so what stands of it is in one task. */
    private KStream<NoticeKey, Notice> plan(KStream<BreachKey, SpecificRecord> told) {
        return told.process(new PlanNotices(registry, reference, meters, clock), Named.as("plan-notices"));
    }

    /** By destination, so that one instance owns a destination and keeps its order. */
    private void publish(KStream<NoticeKey, Notice> notices) {
        notices.to(
                Topics.NOTICES,
                Produced.with(
                                AvroSerde.<NoticeKey>key(registry, NoticeKey.getClassSchema()),
                                AvroSerde.<Notice>value(registry, Notice.getClassSchema()))
                        .withStreamPartitioner((topic, key, notice, partitions) ->
                                Optional.of(Set.of(Topics.partitionOf(lane(notice), partitions))))
                        .withName("publish-notices"));
    }

    private static String lane(Notice notice) {
        return notice.getChannel() + "|" + notice.getDestination();
    }
}
