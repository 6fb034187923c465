package io.globalkpi.local.read;

import io.globalkpi.schemas.id.WindowId;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What one pass over a topic of KPIs found for a question. */
final class Findings {

    private final KpiQuestion question;
    private final RecordDecoder decoder;
    private final Map<String, Candidates> candidates = new TreeMap<>();
    private final Map<Integer, byte[]> newest = new HashMap<>();

    Findings(KpiQuestion question, RecordDecoder decoder) {
        this.question = question;
        this.decoder = decoder;
    }

    void take(ConsumerRecord<byte[], byte[]> record) {
        KpiKey key = decoder.key(record.key(), KpiKey.class);
        if (record.value() != null) {
            newest.put(record.partition(), record.value());
        }
        if (question.asksFor(key)) {
            candidatesOf(key, record.partition()).add(key.getWindowEnd(), record.value());
        }
    }

    private Candidates candidatesOf(KpiKey key, int partition) {
        WindowId window = WindowId.of(key.getWindow());
        String place = key.getScopeId() + '\0' + (char) window.ordinal();
        return candidates.computeIfAbsent(place, none -> new Candidates(window, partition, question.at()));
    }

    Collection<Candidates> candidates() {
        return candidates.values();
    }

    KpiSnapshot snapshot(byte[] bytes) {
        return decoder.value(bytes, KpiSnapshot.class);
    }

    /** How far business time had come in a partition when its newest snapshot was written. */
    Instant frontier(int partition) {
        byte[] bytes = newest.get(partition);
        return bytes == null ? Instant.MIN : snapshot(bytes).getAsOf();
    }
}
