package io.globalkpi.alert.notify.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.globalkpi.alert.Breaches;
import io.globalkpi.alert.notify.Delivery;
import io.globalkpi.alert.notify.Parcel;
import io.globalkpi.alert.notify.post.Hooks;
import io.globalkpi.alert.notify.text.Names;
import io.globalkpi.alert.notify.text.Templates;
import io.globalkpi.schemas.alert.BreachState;
import io.globalkpi.schemas.alert.Notice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackBotTest {

    private static final String POST = "/api/chat.postMessage";
    private static final String UPDATE = "/api/chat.update";
    private static final String ROOM = "C0123456789";

    @RegisterExtension
    static final WireMockExtension SLACK = WireMockExtension.newInstance()
            .options(wireMockConfig().bindAddress("127.0.0.1").dynamicPort())
            .build();

    private final Templates templates = Templates.load(Optional.empty(), new Names(Optional::empty));

    @Test
    void shouldNameTheMessageItPosted() {
        answer(POST, "{\"ok\": true, \"ts\": \"1700.1\"}");

        assertThat(deliver(opened())).isEqualTo(new Delivery.Accepted(Optional.of(ROOM + "/1700.1")));
        SLACK.verify(postRequestedFor(urlEqualTo(POST))
                .withHeader("Authorization", equalTo("Bearer xoxb-secret"))
                .withRequestBody(matchingJsonPath("$.channel", equalTo(ROOM)))
                .withRequestBody(matchingJsonPath("$.thread_ts", absent()))
                .withRequestBody(matchingJsonPath("$.blocks[?(@.type == 'header')].text.text")));
    }

    @Test
    void shouldTellARecoveryInTheThreadAndChangeTheMessageItHangsOn() {
        answer(UPDATE, "{\"ok\": true, \"ts\": \"1700.1\"}");
        answer(POST, "{\"ok\": true, \"ts\": \"1700.2\"}");

        assertThat(deliver(recovered(ROOM + "/1700.1", true)))
                .isEqualTo(new Delivery.Accepted(Optional.of(ROOM + "/1700.1/1700.2")));
        SLACK.verify(postRequestedFor(urlEqualTo(UPDATE))
                .withRequestBody(matchingJsonPath("$.ts", equalTo("1700.1")))
                .withRequestBody(matchingJsonPath("$.text", containing("recovered"))));
        SLACK.verify(
                postRequestedFor(urlEqualTo(POST)).withRequestBody(matchingJsonPath("$.thread_ts", equalTo("1700.1"))));
    }

    @Test
    void shouldSayInTheSameMessageThatItGotGraver() {
        answer(UPDATE, "{\"ok\": true, \"ts\": \"1700.1\"}");
        answer(POST, "{\"ok\": true, \"ts\": \"1700.2\"}");

        assertThat(deliver(changed(BreachState.ESCALATED, "critical", ROOM + "/1700.1", true)))
                .isInstanceOf(Delivery.Accepted.class);
        SLACK.verify(postRequestedFor(urlEqualTo(UPDATE))
                .withRequestBody(matchingJsonPath("$.ts", equalTo("1700.1")))
                .withRequestBody(matchingJsonPath("$.text", containing("critical"))));
    }

    @Test
    void shouldHangOnTheFirstMessageWhateverCameBetween() {
        answer(UPDATE, "{\"ok\": true}");
        answer(POST, "{\"ok\": true, \"ts\": \"1700.3\"}");

        assertThat(deliver(recovered(ROOM + "/1700.1/1700.2", true)))
                .isEqualTo(new Delivery.Accepted(Optional.of(ROOM + "/1700.1/1700.3")));
    }

    /** A digest speaks of others too: its thread is taken up, its words stay. */
    @Test
    void shouldNotChangeADigest() {
        answer(POST, "{\"ok\": true, \"ts\": \"1700.2\"}");

        assertThat(deliver(recovered(ROOM + "/1700.1", false))).isInstanceOf(Delivery.Accepted.class);
        SLACK.verify(0, postRequestedFor(urlEqualTo(UPDATE)));
    }

    @Test
    void shouldTellTheNewsEvenIfTheMessageIsGone() {
        answer(UPDATE, "{\"ok\": false, \"error\": \"message_not_found\"}");
        answer(POST, "{\"ok\": true, \"ts\": \"1700.2\"}");

        assertThat(deliver(recovered(ROOM + "/1700.1", true))).isInstanceOf(Delivery.Accepted.class);
    }

    @Test
    void shouldPostNothingWhileTheChangeIsNotThrough() {
        answer(UPDATE, "{\"ok\": false, \"error\": \"internal_error\"}");

        assertThat(deliver(recovered(ROOM + "/1700.1", true))).isInstanceOf(Delivery.TryAgain.class);
        SLACK.verify(0, postRequestedFor(urlEqualTo(POST)));
    }

    @Test
    void shouldWaitAsLongAsSlackAsksHoweverItAsks() {
        SLACK.stubFor(post(POST)
                .willReturn(
                        okJson("{\"ok\": false, \"error\": \"ratelimited\"}").withHeader("Retry-After", "7")));
        assertThat(deliver(opened()))
                .isEqualTo(
                        new Delivery.TryAgain("Slack answered ratelimited", Optional.of(Duration.ofSeconds(7)), false));

        SLACK.stubFor(post(POST).willReturn(aResponse().withStatus(429).withHeader("Retry-After", "9")));
        assertThat(deliver(opened()))
                .asInstanceOf(type(Delivery.TryAgain.class))
                .extracting(Delivery.TryAgain::after)
                .isEqualTo(Optional.of(Duration.ofSeconds(9)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"msg_blocks_too_long", "invalid_blocks", "is_archived"})
    void shouldGiveUpWhatWouldBeRefusedAgain(String error) {
        answer(POST, "{\"ok\": false, \"error\": \"" + error + "\"}");

        assertThat(deliver(opened())).isEqualTo(new Delivery.Refused("Slack refused: " + error));
    }

    /** Somebody can mend these within the hour. */
    @ParameterizedTest
    @ValueSource(strings = {"invalid_auth", "not_in_channel", "channel_not_found", "missing_scope"})
    void shouldTryAgainWhatAnOperatorCanMend(String error) {
        answer(POST, "{\"ok\": false, \"error\": \"" + error + "\"}");

        assertThat(deliver(opened())).isEqualTo(Delivery.TryAgain.later("Slack answered " + error));
    }

    @Test
    void shouldSayInReadinessThatTheTokenIsBad() {
        answer("/api/auth.test", "{\"ok\": false, \"error\": \"invalid_auth\"}");
        assertThat(channel().trouble()).contains("slack bot: Slack answered invalid_auth");

        answer("/api/auth.test", "{\"ok\": true}");
        assertThat(channel().trouble()).isEmpty();
    }

    @Test
    void shouldWriteToMembersDirectly() {
        answer(POST, "{\"ok\": true, \"ts\": \"1.1\"}");

        channel().deliver(Parcel.of(Breaches.pending("slack", "U0123456789")));
        SLACK.verify(postRequestedFor(urlEqualTo(POST))
                .withRequestBody(matchingJsonPath("$.channel", equalTo("U0123456789"))));
    }

    @Test
    void shouldRefuseSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> SlackBot.from(Map.of("ALERT_SLACK_OPS_CHANNEL", ROOM)))
                .hasMessageContaining("ALERT_SLACK_TOKEN is not");
        assertThatThrownBy(() -> SlackBot.from(Map.of("ALERT_SLACK_TOKEN", "x", "ALERT_SLACK_OPS_CHANNEL", "#ops")))
                .hasMessageContaining("ALERT_SLACK_OPS_CHANNEL must be Slack's id of a channel");
        assertThat(SlackBot.from(Map.of())).isEmpty();
        assertThat(bot().toString()).doesNotContain("xoxb");
    }

    private static void answer(String url, String json) {
        SLACK.stubFor(post(url).willReturn(okJson(json)));
    }

    private static Parcel opened() {
        return Parcel.of(Breaches.pending("slack", "ops"));
    }

    private static Parcel recovered(String earlier, boolean alone) {
        return changed(BreachState.RECOVERED, "warning", earlier, alone);
    }

    private static Parcel changed(BreachState state, String level, String earlier, boolean alone) {
        Notice change = Breaches.pending("slack", "ops", Breaches.breach(state, level, 2));
        return new Parcel(List.of(change), Optional.of(new Parcel.Told(earlier, alone)));
    }

    private static SlackBot bot() {
        return SlackBot.from(Map.of(
                        "ALERT_SLACK_TOKEN",
                        "xoxb-secret",
                        "ALERT_SLACK_API",
                        SLACK.baseUrl() + "/api",
                        "ALERT_SLACK_OPS_CHANNEL",
                        ROOM))
                .orElseThrow();
    }

    private SlackChannel channel() {
        return new SlackChannel(new Hooks(Hooks.Kind.SLACK, Map.of()), Optional.of(bot()), templates);
    }

    private Delivery deliver(Parcel parcel) {
        return channel().deliver(parcel);
    }
}
