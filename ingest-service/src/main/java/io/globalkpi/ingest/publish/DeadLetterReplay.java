package io.globalkpi.ingest.publish;

import io.globalkpi.ingest.json.EventReader;
import io.globalkpi.ingest.letter.Seal;
import io.globalkpi.schemas.ingest.Checkpoint;
import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.schemas.ingest.RawRecord;
import io.globalkpi.schemas.serde.AvroDeserializer;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/**
 * Publishes again what was refused, after the reason is gone.
 *
 * <p>A replay may run twice: an event that is on its topic already is the same revision of the same entity, and counts
 * once.
 */
public final class DeadLetterReplay {

    private final WholeTopic topic;
    private final SchemaRegistry registry;
    private final KafkaEventPublisher publisher;
    private final LetterReader letters;
    private final Clock clock;

    public DeadLetterReplay(
            Map<String, Object> kafka, SchemaRegistry registry, KafkaEventPublisher publisher, Seal seal, Clock clock) {
        this.topic = new WholeTopic(kafka);
        this.registry = registry;
        this.publisher = publisher;
        this.letters = new LetterReader(seal, new EventReader(clock));
        this.clock = clock;
    }

    /**
     * Replays the letters that are on the topic now and pass the filter, and returns after their commit.
     *
     * @throws PublishException if they could not be published
     */
    public ReplayCounts replay(Predicate<DeadLetter> chosen) {
        return replay(chosen, Optional.empty());
    }

    /** As above; the checkpoint is committed behind the last letter. */
    ReplayCounts replay(Predicate<DeadLetter> chosen, Optional<Checkpoint> checkpoint) {
        Tally tally = new Tally();
        AvroDeserializer<DeadLetter> reader = new AvroDeserializer<>(registry, DeadLetter.getClassSchema());
        List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
        topic.read(Topics.DEAD_LETTERS, record -> {
            DeadLetter letter = reader.deserialize(record.topic(), record.value());
            tally.read++;
            if (letter != null && chosen.test(letter)) {
                tally.chosen++;
                LetterReader.Reading reading = letters.read(letter);
                reading.events().forEach(event -> receipts.add(again(event, letter)));
                tally.add(reading);
            }
        });
        checkpoint.ifPresent(done ->
                receipts.add(publisher.publish(new Publication(List.of(), List.of(), List.of(), List.of(), done))));
        publisher.flush();
        receipts.forEach(receipt -> tally.add(received(receipt)));
        return tally.counts();
    }

    /** The raw record of an event lies on its topic already, unless it was refused before it became one. */
    private CompletableFuture<Receipt> again(SpecificRecord event, DeadLetter letter) {
        List<RawRecord> raw = Gate.text(event, "rawRef").isEmpty()
                ? List.of(RawJson.ofPushed(event, Instant.ofEpochMilli(clock.millis())))
                : List.of();
        Publication publication = new Publication(List.of(event), raw, List.of(), List.of(), null);
        return publisher.publish(publication, letter.getAttempt() + 1);
    }

    private static Receipt received(CompletableFuture<Receipt> receipt) {
        try {
            return receipt.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof PublishException why ? why : new PublishException("Cannot replay.", e);
        }
    }

    /** Counts while the topic is read. */
    private static final class Tally {
        private long read;
        private long chosen;
        private long published;
        private long rejectedAgain;
        private final Map<String, Long> notReplayable = new TreeMap<>();

        private void add(LetterReader.Reading reading) {
            if (reading.why() != null) {
                notReplayable.merge(reading.why(), 1L, Long::sum);
            }
        }

        private void add(Receipt receipt) {
            published += receipt.published();
            rejectedAgain += receipt.rejected().size();
        }

        private ReplayCounts counts() {
            return new ReplayCounts(read, chosen, published, rejectedAgain, notReplayable);
        }
    }
}
