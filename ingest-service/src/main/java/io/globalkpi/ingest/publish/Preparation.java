package io.globalkpi.ingest.publish;

import io.globalkpi.schemas.ingest.DeadLetter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Judges and encodes publications: what passes the gate becomes an event, the rest dead letters. */
final class Preparation {

    private final Encoder encoder;
    private final Clock clock;

    Preparation(Encoder encoder, Clock clock) {
        this.encoder = encoder;
        this.clock = clock;
    }

    Prepared prepare(Pending pending, SiteDirectory sites) {
        List<SpecificRecord> published = new ArrayList<>();
        List<DeadLetter> rejected = new ArrayList<>();
        Instant now = Instant.ofEpochMilli(clock.millis());
        for (SpecificRecord event : pending.publication().events()) {
            List<Fault> faults = Gate.judge(event, sites);
            if (faults.isEmpty()) {
                published.add(event);
            } else {
                rejected.add(Refusal.letter(event, faults, now, pending.attempt()));
            }
        }
        return new Prepared(pending, published, rejected, records(pending.publication(), published, rejected));
    }

    private List<ProducerRecord<byte[], byte[]>> records(
            Publication publication, List<SpecificRecord> published, List<DeadLetter> rejected) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        publication.raw().forEach(raw -> records.add(encoder.raw(raw)));
        published.forEach(event -> records.add(encoder.event(event)));
        publication.deadLetters().forEach(letter -> records.add(encoder.deadLetter(letter)));
        rejected.forEach(letter -> records.add(encoder.deadLetter(letter)));
        publication.feeds().forEach(feed -> records.add(encoder.feed(feed)));
        if (publication.checkpoint() != null) {
            records.add(encoder.checkpoint(publication.checkpoint()));
        }
        return records;
    }
}
