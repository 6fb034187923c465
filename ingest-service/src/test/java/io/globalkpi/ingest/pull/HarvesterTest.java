package io.globalkpi.ingest.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.ingest.platform.BadItemException;
import io.globalkpi.ingest.platform.FeedPlan;
import io.globalkpi.ingest.platform.Flag;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.PlatformFeed;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Rejection;
import io.globalkpi.ingest.platform.ScriptedSession;
import io.globalkpi.ingest.platform.Sent;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Wire;
import io.globalkpi.ingest.platform.amazon.Amazon;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.FeedbackKind;
import io.globalkpi.schemas.ingest.RawRecord;
import io.globalkpi.schemas.topic.EventKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class HarvesterTest {

    private static final Instant MADE = Instant.parse("2026-03-10T11:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    record Rating(String id, int stars, String kind) {}

    private static final PlatformFeed<Rating> RATINGS = new PlatformFeed<>(
            FeedPlan.snapshots("ratings", EventKind.FEEDBACK),
            Rating.class,
            HarvesterTest::normalize,
            (slice, cursor, session) -> Pulled.last(List.of()));

    private static Normalized normalize(Rating rating, Told told) {
        if (rating.stars() > 5) {
            throw new BadItemException(Rejection.badField(rating.id(), "stars", rating.stars(), "1 to 5"));
        }
        Normalized outcome = new Normalized();
        if (!rating.kind().equals("seller")) {
            outcome.flag("kind", rating.kind());
        }
        return outcome.add(Feedback.newBuilder()
                .setEntityId(told.entity("rating", rating.id()))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(told.generatedAt())
                .setObservedAt(told.observedAt())
                .setKind(FeedbackKind.SELLER_FEEDBACK)
                .setStars(rating.stars())
                .build());
    }

    private static Harvest harvest(Rating... ratings) {
        List<Sent<Rating>> items = List.of(ratings).stream()
                .map(rating -> new Sent<>(rating.id(), ScriptedSession.SHOP, rating, MADE))
                .toList();
        return new Harvester<>(new Amazon(), RATINGS).harvest(Pulled.last(items), NOW);
    }

    @Test
    void shouldPointEveryEventAtItsRawRecord() {
        Harvest harvest = harvest(new Rating("7", 5, "seller"));
        RawRecord raw = harvest.raw.get(0);

        String rawRef = ((Feedback) harvest.events.get(0)).getRawRef();
        assertThat(PulledRaw.isOf(rawRef, raw)).isTrue();
        assertThat(PulledRaw.key(rawRef, "amazon-us/acme/rating/7")).isEqualTo(raw.getEntityId());
    }

    @Test
    void shouldMakeTheSameEventOfTheRawRecordAgain() {
        Harvest harvest = harvest(new Rating("7", 5, "seller"));
        byte[] content = harvest.raw.get(0).getContent().getBytes(StandardCharsets.UTF_8);

        List<SpecificRecord> again = Wire.read(RawItem.class, content)
                .normalized(RATINGS, "amazon", NOW)
                .events();

        assertThat(again).usingRecursiveComparison().ignoringFields("rawRef").isEqualTo(harvest.events);
    }

    @Test
    void shouldKeepAWordNobodyKnowsAndFlagIt() {
        Harvest harvest = harvest(new Rating("7", 5, "oracle"));

        assertThat(harvest.events).hasSize(1);
        assertThat(harvest.flags).containsExactly(new Flag("kind", "oracle"));
    }

    @Test
    void shouldMakeALetterOfWhatMakesNoSenseAndKeepItsRawRecord() {
        Harvest harvest = harvest(new Rating("7", 6, "seller"), new Rating("8", 1, "seller"));

        assertThat(harvest.events).hasSize(1);
        assertThat(harvest.raw).hasSize(2);
        assertThat(harvest.letters).hasSize(1);
        assertThat(harvest.letters.get(0).getPath()).isEqualTo("stars");
        assertThat(harvest.letters.get(0).getInput()).contains("\"stars\":6");
    }
}
