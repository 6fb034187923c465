package io.globalkpi.ingest.pull;

import io.globalkpi.ingest.letter.LetterInput;
import io.globalkpi.ingest.letter.Sha256;
import io.globalkpi.ingest.platform.BadItemException;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Platform;
import io.globalkpi.ingest.platform.PlatformFeed;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Rejection;
import io.globalkpi.ingest.platform.Sent;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.publish.RawJson;
import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.schemas.ingest.RawRecord;
import io.globalkpi.schemas.topic.EventKind;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Makes of what a step brought the records to publish: each item's raw record, its events that point at it, its letters. */
final class Harvester<W> {

    private final String system;
    private final String source;
    private final PlatformFeed<W> feed;

    Harvester(Platform platform, PlatformFeed<W> feed) {
        this.system = platform.name();
        this.source = platform.source(feed.name());
        this.feed = feed;
    }

    Harvest harvest(Pulled<W> pulled, Instant observedAt) {
        Harvest harvest = new Harvest();
        for (Sent<W> sent : pulled.items()) {
            item(sent, observedAt, harvest);
        }
        pulled.rejections().forEach(rejection -> harvest.letters.add(letter(rejection, null, "", observedAt)));
        return harvest;
    }

    private void item(Sent<W> sent, Instant observedAt, Harvest harvest) {
        String content = RawItem.content(feed, sent);
        String reference = RawJson.reference(system, content);
        String site = sent.shop().site();
        try {
            Told told = new Told(source, sent.shop(), sent.generatedAt(), observedAt);
            Normalized outcome = feed.normalizer().normalize(sent.item(), told);
            outcome.events().forEach(event -> point(event, reference, key(sent)));
            harvest.events.addAll(outcome.events());
            harvest.flags.addAll(outcome.flags());
            outcome.rejections()
                    .forEach(rejection -> harvest.letters.add(letter(rejection, site, content, observedAt)));
        } catch (BadItemException e) {
            harvest.letters.add(letter(e.rejection(), site, content, observedAt));
        } catch (RuntimeException e) {
            // A normalizer is not finished for such an item. One item must not keep its feed from going on.
            harvest.letters.add(letter(Rejection.unexpected(sent.id(), e), site, content, observedAt));
        }
        harvest.raw.add(raw(sent, content, observedAt));
    }

    private static void point(SpecificRecord event, String reference, String rawKey) {
        String entity =
                (String) event.get(event.getSchema().getField("entityId").pos());
        event.put(event.getSchema().getField("rawRef").pos(), PulledRaw.reference(reference, rawKey, entity));
    }

    private static String key(Sent<?> sent) {
        return sent.shop().site() + "/" + sent.id();
    }

    private RawRecord raw(Sent<W> sent, String content, Instant observedAt) {
        return RawRecord.newBuilder()
                .setEntityId(key(sent))
                .setSite(sent.shop().site())
                .setSource(system)
                .setContentType("application/json")
                .setContent(content)
                .setObservedAt(observedAt)
                .build();
    }

    /** The content of a raw record holds nothing personal, so it may stand in the open. */
    private DeadLetter letter(Rejection rejection, @Nullable String site, String content, Instant observedAt) {
        EventKind kind = feed.plan().kind();
        DeadLetter.Builder letter = DeadLetter.newBuilder()
                .setId(system + "/" + feed.name() + "/" + rejection.id() + "/" + Sha256.hex(rejection.path()))
                .setReason(rejection.reason())
                .setPath(rejection.path())
                .setValue(rejection.value())
                .setExpected(rejection.expected())
                .setMessage(rejection.remedy())
                .setSite(site)
                .setKind(kind == null ? null : kind.id())
                .setSource(system + ":" + feed.name())
                .setObservedAt(observedAt);
        return LetterInput.inTheOpen(letter, content).build();
    }
}
