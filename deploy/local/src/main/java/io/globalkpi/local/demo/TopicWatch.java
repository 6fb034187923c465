package io.globalkpi.local.demo;

import io.globalkpi.local.read.RecordDecoder;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.alert.NoticeState;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.kpi.Scorecard;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topic;
import io.globalkpi.schemas.topic.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Tells on the console what appears on the topics: breaches and notices as they come, the company's figures as the days
 * go by.
 *
 * <p>Reads on when it is asked to, in the thread that asks, so that lines come in the order of the business.
 */
public final class TopicWatch implements DemoConsole, AutoCloseable {

    private static final String FIGURES = "30d";
    private static final String PACE = "month";
    private static final Duration A_MOMENT = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, RecordDecoder> decoders = new HashMap<>();
    private final PrintWriter out;
    private final Set<String> breaches = new HashSet<>();
    private final Set<String> notices = new HashSet<>();
    private final Map<String, Boolean> scorecards = new HashMap<>();
    private long kpiValues;
    private @Nullable KpiSnapshot company;
    private @Nullable KpiSnapshot month;

    /** The topics must exist. */
    public TopicWatch(String bootstrap, SchemaRegistry registry, Topics topics, PrintWriter out) {
        this.out = out;
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed", "fetch.max.wait.ms", 50),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        watched(topics).forEach(name -> decoders.put(name, new RecordDecoder(topics.topic(name), registry)));
        List<TopicPartition> partitions = decoders.keySet().stream()
                .flatMap(name -> consumer.partitionsFor(name).stream())
                .map(found -> new TopicPartition(found.topic(), found.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    private static Stream<String> watched(Topics topics) {
        return Stream.concat(
                Arrays.stream(ScopeType.values()).map(topics::kpis).map(Topic::name),
                Stream.of(Topics.BREACHES, Topics.NOTICES, Topics.SCORECARDS));
    }

    @Override
    public void passed(Instant to, long events) {
        readOn();
        out.println(DemoLines.day(to, events, company, breaches.size(), notices.size())
                + (month == null ? "" : DemoLines.pace(month)));
        out.flush();
    }

    @Override
    public Seen seen() {
        readOn();
        long frozen = scorecards.values().stream().filter(stands -> stands).count();
        return new Seen(kpiValues, breaches.size(), notices.size(), scorecards.size(), frozen);
    }

    /** To where the topics end now. */
    private void readOn() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(A_MOMENT).forEach(this::see);
        }
    }

    private void see(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        RecordDecoder decoder = decoders.get(record.topic());
        if (record.topic().equals(Topics.BREACHES)) {
            see(decoder.value(record.value(), Breach.class));
        } else if (record.topic().equals(Topics.NOTICES)) {
            see(decoder.value(record.value(), Notice.class));
        } else if (record.topic().equals(Topics.SCORECARDS)) {
            see(decoder.value(record.value(), Scorecard.class));
        } else {
            see(decoder.value(record.value(), KpiSnapshot.class));
        }
    }

    private void see(Breach breach) {
        breaches.add(breach.getBreach());
        out.println(DemoLines.breach(breach));
    }

    private void see(Notice notice) {
        if (notice.getState() == NoticeState.SENT && notices.add(notice.getNotice())) {
            out.println(DemoLines.notice(notice));
        }
    }

    private void see(Scorecard card) {
        String key = card.getOwner() + "|" + card.getPeriod();
        if (card.getFrozen() && !Boolean.TRUE.equals(scorecards.get(key))) {
            out.println(DemoLines.frozen(card));
        }
        scorecards.put(key, card.getFrozen());
    }

    private void see(KpiSnapshot snapshot) {
        kpiValues += snapshot.getKpis().size();
        if (snapshot.getScopeType() == ScopeType.COMPANY && snapshot.getWindow().equals(FIGURES)) {
            company = later(snapshot, company);
        }
        if (snapshot.getScopeType() == ScopeType.COMPANY && snapshot.getWindow().equals(PACE)) {
            month = later(snapshot, month);
        }
    }

    private static KpiSnapshot later(KpiSnapshot found, @Nullable KpiSnapshot before) {
        return before == null || !found.getWindowEnd().isBefore(before.getWindowEnd()) ? found : before;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
