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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

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
        KStream<BreachKey, Breach> breaches =
                this.<Breach>read(graph, Topics.BREACHES, Breach.getClassSchema(), "breaches");
        KStream<BreachKey, Ack> answers = this.<Ack>read(graph, Topics.ACKS, Ack.getClassSchema(), "answers");
        KStream<BreachKey, News> news = changes(breaches)
                .merge(elsewhere(breaches), Named.as("hear-of-others"))
                .merge(answered(answers), Named.as("hear-answers"));
        publish(plan(news));
    }

    /** Both are cut by scope. */
    private <V extends SpecificRecord> KStream<BreachKey, V> read(
            StreamsBuilder graph, String topic, Schema schema, String what) {
        return graph.stream(
                topic,
                Consumed.with(
                                AvroSerde.<BreachKey>key(registry, BreachKey.getClassSchema()),
                                AvroSerde.<V>value(registry, schema))
                        .withName("read-" + what));
    }

    private static KStream<BreachKey, News> changes(KStream<BreachKey, Breach> breaches) {
        return breaches.mapValues(breach -> new News.Changed(breach), Named.as("changes"));
    }

    private static KStream<BreachKey, News> answered(KStream<BreachKey, Ack> answers) {
        return answers.mapValues(ack -> new News.Answered(ack), Named.as("answers"));
    }

    /**
     * What bears on breaches of other scopes is told to every partition: a company's breach explains those of sites wherever
     * they lie, and what may be chance is judged among all.
     */
    private KStream<BreachKey, News> elsewhere(KStream<BreachKey, Breach> breaches) {
        return breaches.filter((key, breach) -> News.bearsOnOthers(breach), Named.as("bears-on-others"))
                .repartition(Repartitioned.with(
                                AvroSerde.<BreachKey>key(registry, BreachKey.getClassSchema()),
                                AvroSerde.<Breach>value(registry, Breach.getClassSchema()))
                        .withStreamPartitioner((topic, key, breach, partitions) -> Optional.of(all(partitions)))
                        .withName("breaches-for-all"))
                .mapValues(breach -> new News.Elsewhere(breach), Named.as("elsewhere"));
    }

    private static Set<Integer> all(int partitions) {
        return IntStream.range(0, partitions).boxed().collect(Collectors.toUnmodifiableSet());
    }

    /** One scope is in one partition, so what stands of it is in one task. */
    private KStream<NoticeKey, Notice> plan(KStream<BreachKey, News> news) {
        return news.process(new PlanNotices(registry, reference, meters, clock), Named.as("plan-notices"));
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
