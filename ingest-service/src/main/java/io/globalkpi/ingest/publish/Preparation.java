package io.globalkpi.ingest.publish;

import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.schemas.ingest.RawRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Judges and encodes publications: what passes the gate and fits into a record becomes an event, the rest dead letters.
 *
 * <p>An event whose raw record does not fit is refused too: nobody could trace it.
 */
final class Preparation {

    private final Encoder encoder;
    private final Clock clock;

    Preparation(Encoder encoder, Clock clock) {
        this.encoder = encoder;
        this.clock = clock;
    }

    Prepared prepare(Pending pending, SiteDirectory sites) {
        return new Sorting(pending, sites).sorted();
    }

    /** One publication taken apart, in the order in which it goes to the topics. */
    private final class Sorting {

        private final Pending pending;
        private final Publication publication;
        private final SiteDirectory sites;
        private final Instant now = Instant.ofEpochMilli(clock.millis());
        private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        private final List<SpecificRecord> published = new ArrayList<>();
        private final List<DeadLetter> rejected = new ArrayList<>();
        private final Map<String, RawRecord> longRaw = new LinkedHashMap<>();

        Sorting(Pending pending, SiteDirectory sites) {
            this.pending = pending;
            this.publication = pending.publication();
            this.sites = sites;
        }

        Prepared sorted() {
            publication.raw().forEach(this::raw);
            publication.events().forEach(this::event);
            unclaimed();
            publication.deadLetters().forEach(letter -> records.add(encoder.deadLetter(letter)));
            rejected.forEach(letter -> records.add(encoder.deadLetter(letter)));
            publication.feeds().forEach(feed -> records.add(encoder.feed(feed)));
            publication.notes().forEach(note -> records.add(encoder.note(note)));
            if (publication.checkpoint() != null) {
                records.add(encoder.checkpoint(publication.checkpoint()));
            }
            return new Prepared(pending, published, rejected, records);
        }

        private void raw(RawRecord raw) {
            encoder.raw(raw).ifPresentOrElse(records::add, () -> longRaw.put(raw.getEntityId(), raw));
        }

        private void event(SpecificRecord event) {
            if (longRaw.containsKey(Gate.text(event, "entityId"))) {
                rejected.add(Refusal.tooLong(event, tooLong("a raw record"), now, pending.attempt()));
                return;
            }
            List<Fault> faults = Gate.judge(event, sites);
            if (!faults.isEmpty()) {
                rejected.add(Refusal.letter(event, faults, now, pending.attempt()));
                return;
            }
            encoder.event(event)
                    .ifPresentOrElse(
                            record -> publish(event, record),
                            () -> rejected.add(Refusal.tooLong(event, tooLong("an event"), now, pending.attempt())));
        }

        private void publish(SpecificRecord event, ProducerRecord<byte[], byte[]> record) {
            records.add(record);
            published.add(event);
        }

        /** Long raw records of which no letter of an event tells. */
        private void unclaimed() {
            publication.events().forEach(event -> longRaw.remove(Gate.text(event, "entityId")));
            longRaw.values()
                    .forEach(
                            raw -> rejected.add(Refusal.tooLong(raw, tooLong("a raw record"), now, pending.attempt())));
        }

        private Fault tooLong(String what) {
            return Fault.tooLong(what, encoder.mostBytes());
        }
    }
}
