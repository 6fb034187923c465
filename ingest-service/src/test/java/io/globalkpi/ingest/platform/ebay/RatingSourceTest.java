package io.globalkpi.ingest.platform.ebay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Reach;
import io.globalkpi.ingest.platform.ScriptedSession;
import io.globalkpi.ingest.platform.Sent;
import io.globalkpi.ingest.platform.Slice;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatingSourceTest {

    private static final Instant NOW = Instant.parse("2026-03-10T16:00:00Z");

    private final ScriptedSession session = new ScriptedSession(ScriptedSession.SHOP, NOW).with("user", "acme");

    private Pulled<Rating> pull(Duration back, String cursor) {
        return new RatingSource().pull(Slice.of(Reach.CREATED, NOW.minus(back), NOW), cursor, session);
    }

    @ParameterizedTest
    @CsvSource({
        "PT1H, 'role:BUYER,period:30'",
        "P29D, 'role:BUYER,period:30'",
        "P30D, 'role:BUYER,period:365'",
        "P364D, 'role:BUYER,period:365'",
        "P365D, role:BUYER"
    })
    void shouldLookBackAsFarAsTheSliceReaches(Duration back, String filter) {
        session.answers("{}");

        pull(back, "");

        assertThat(session.asked("filter")).contains(filter);
        assertThat(session.asked("sort")).contains("TIME");
        assertThat(session.calls()).allMatch(call -> EbayProtocol.FEEDBACK.equals(call.grant()));
    }

    @Test
    void shouldTakeOfAPageWhatLiesInTheSliceOrHasNoTimeAndGoOn() {
        session.answers("""
                {"feedbackEntries":[
                  {"feedbackId":"4","feedbackEnteredDate":"2026-03-10T16:00:00.000Z"},
                  {"feedbackId":"3","feedbackEnteredDate":"2026-03-10T15:59:59.999Z"},
                  {"feedbackId":"2","feedbackEnteredDate":"2026-03-09T16:00:00.000Z"},
                  {"feedbackId":"1","feedbackEnteredDate":"2026-03-09T15:59:59.999Z"},
                  {"feedbackId":"0"}],
                 "pagination":{"total":9,"next":"feedback?user_id=acme&limit=200&offset=200"}}""");

        Pulled<Rating> pulled = pull(Duration.ofDays(1), "");

        assertThat(pulled.items()).extracting(Sent::id).containsExactly("3", "2", "0");
        assertThat(pulled.next()).isEqualTo("200");
        assertThat(pulled.expected()).isNull();
    }

    @Test
    void shouldAskForTheOrderOfBadFeedbackOnly() {
        session.answers("""
                {"feedbackEntries":[
                  {"feedbackId":"1","commentType":"POSITIVE","orderLineItemSummary":{"orderLineItemId":"3912-7"}},
                  {"feedbackId":"2","commentType":"NEGATIVE"},
                  {"feedbackId":"3","commentType":"NEGATIVE","orderLineItemSummary":{"orderLineItemId":"3912-8"}}]}""");
        session.answers(
                200,
                Map.of(),
                ("<r><TransactionArray><Transaction><TransactionID>8</TransactionID><ContainingOrder>"
                                + "<OrderID>11-8</OrderID></ContainingOrder></Transaction></TransactionArray></r>")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(pull(Duration.ofDays(1), "").items())
                .extracting(sent -> sent.item().orderId())
                .containsExactly(null, null, "11-8");
        assertThat(session.calls()).hasSize(2);
    }

    @Test
    void shouldSayThatTheUserIsMissing() {
        assertThatThrownBy(() -> new RatingSource()
                        .pull(
                                Slice.of(Reach.CREATED, NOW.minusSeconds(1), NOW),
                                "",
                                new ScriptedSession(ScriptedSession.SHOP, NOW)))
                .isInstanceOfSatisfying(
                        CallException.class,
                        failure -> assertThat(failure.trouble().words()).contains("user"));
    }
}
