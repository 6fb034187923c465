package io.globalkpi.ingest.platform.ebay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.ingest.platform.BadItemException;
import io.globalkpi.ingest.platform.Flag;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.ScriptedSession;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Wire;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.FeedbackKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatingsTest {

    private static final Instant NOW = Instant.parse("2026-03-10T16:00:00Z");
    private static final Told TOLD = new Told("ebay", ScriptedSession.SHOP, NOW, NOW.plusSeconds(1));

    private static Normalized normalize(String fields) {
        String json = "{\"feedbackId\":\"42\",\"feedbackEnteredDate\":\"2026-03-09T10:00:00.000Z\"," + fields + "}";
        return new Ratings().normalize(Wire.read(Rating.class, json.getBytes(StandardCharsets.UTF_8)), TOLD);
    }

    private static String of(String type, String state) {
        return "\"commentType\":\"" + type + "\",\"feedbackState\":\"" + state + "\"";
    }

    @ParameterizedTest
    @CsvSource({
        "POSITIVE, ENTERED, 5, false, 0",
        "NEUTRAL, ENTERED, 3, false, 0",
        "NEGATIVE, ENTERED, 1, false, 0",
        "POSITIVE, REVISED, 5, false, 0",
        "NEGATIVE, REVISION_OPEN, 1, false, 0",
        "NEGATIVE, REVISION_DECLINED_OR_EXPIRED, 1, false, 0",
        "NEGATIVE, WITHDRAWN, 1, true, 0",
        "NEGATIVE, HIDDEN, 1, true, 0",
        "NEGATIVE, FROZEN, 1, false, 1"
    })
    void shouldGiveStarsOfTheSellerForWhatStands(String type, String state, int stars, boolean withdrawn, int flags) {
        Normalized outcome = normalize(of(type, state));

        assertThat(outcome.events()).singleElement().satisfies(event -> {
            Feedback feedback = (Feedback) event;
            assertThat(feedback.getStars()).isEqualTo(stars);
            assertThat(feedback.getWithdrawn()).isEqualTo(withdrawn);
            assertThat(feedback.getKind()).isEqualTo(FeedbackKind.SELLER_FEEDBACK);
        });
        assertThat(outcome.flags()).hasSize(flags);
    }

    @Test
    void shouldBookFeedbackWhenItWasGivenAndLetTheLaterAnswerCount() {
        Feedback feedback =
                (Feedback) normalize(of("NEGATIVE", "REVISED")).events().get(0);

        assertThat(feedback.getEntityId()).isEqualTo(ScriptedSession.SHOP.site() + "/feedback/42");
        assertThat(feedback.getOccurredAt()).isEqualTo(Instant.parse("2026-03-09T10:00:00Z"));
        assertThat(feedback.getRevision()).isEqualTo(NOW.toEpochMilli());
        assertThat(feedback.getObservedAt()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void shouldNameAStateThatNobodyKnows() {
        assertThat(normalize(of("POSITIVE", "FROZEN")).flags()).containsExactly(new Flag("feedbackState", "FROZEN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"automatedFeedback\":true", "\"providerUserDetail\":{\"role\":\"SELLER\"}"})
    void shouldMakeNothingOfWhatNoBuyerSaid(String fields) {
        assertThat(normalize(of("POSITIVE", "ENTERED") + "," + fields).events()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"commentType\":\"FIVE_STARS\"", "\"feedbackState\":\"ENTERED\""})
    void shouldRefuseWhatHasNoTypeThatIsKnown(String fields) {
        assertThatThrownBy(() -> normalize(fields))
                .isInstanceOf(BadItemException.class)
                .hasMessageContaining("POSITIVE, NEUTRAL or NEGATIVE");
    }

    @Test
    void shouldKeepNeitherTheWordsNorTheirWriter() {
        Rating rating = Wire.read(
                Rating.class,
                ("{\"feedbackId\":\"42\",\"feedbackComment\":{\"commentText\":\"Yours, Ann\"},"
                                + "\"providerUserDetail\":{\"userId\":\"ann\",\"role\":\"BUYER\"}}")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(Wire.write(rating)).doesNotContainIgnoringCase("ann").contains("BUYER");
    }
}
