package io.globalkpi.alert.notify.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.globalkpi.alert.Breaches;
import io.globalkpi.alert.notify.Delivery;
import io.globalkpi.alert.notify.Parcel;
import io.globalkpi.alert.notify.post.Hooks;
import io.globalkpi.alert.notify.text.Names;
import io.globalkpi.alert.notify.text.Templates;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackChannelTest {

    private static final String HOOK = "/services/T0/B0/secret";

    @RegisterExtension
    static final WireMockExtension SLACK = WireMockExtension.newInstance()
            .options(wireMockConfig().bindAddress("127.0.0.1").dynamicPort())
            .build();

    private final Templates templates = Templates.load(Optional.empty(), new Names(Optional::empty));

    @Test
    void shouldPostBlocksWithEverythingAReaderNeeds() {
        answer(aResponse().withStatus(200).withBody("ok"));

        assertThat(deliver("ops")).isInstanceOf(Delivery.Accepted.class);

        SLACK.verify(postRequestedFor(urlEqualTo(HOOK))
                .withRequestBody(matchingJsonPath("$.text"))
                .withRequestBody(matchingJsonPath("$.blocks[?(@.type == 'header')].text.text"))
                .withRequestBody(matchingJsonPath("$.blocks[1].text[?(@.text =~ /.*42 \\/ 1,000.*/s)]"))
                .withRequestBody(matchingJsonPath("$.blocks[1].text[?(@.type == 'mrkdwn')]")));
    }

    @Test
    void shouldWaitAsLongAsSlackAsks() {
        answer(aResponse().withStatus(429).withHeader("Retry-After", "30").withBody("rate_limited"));

        assertThat(deliver("ops"))
                .asInstanceOf(type(Delivery.TryAgain.class))
                .isEqualTo(new Delivery.TryAgain(
                        "Slack answered 429 rate_limited", Optional.of(Duration.ofSeconds(30)), false));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503})
    void shouldTryAgainAfterABadMoment(int status) {
        answer(aResponse().withStatus(status));

        assertThat(deliver("ops")).asInstanceOf(type(Delivery.TryAgain.class)).matches(again -> !again.maybeReceived());
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 403, 404, 410})
    void shouldGiveUpWhatWouldBeRefusedAgain(int status) {
        answer(aResponse().withStatus(status).withBody("no_service"));

        assertThat(deliver("ops")).isEqualTo(new Delivery.Refused("Slack answered " + status + " no_service"));
    }

    @Test
    void shouldSayWhenTheMessageMayHaveBeenReceived() {
        answer(aResponse().withFault(Fault.EMPTY_RESPONSE));

        assertThat(deliver("ops"))
                .asInstanceOf(type(Delivery.TryAgain.class))
                .matches(Delivery.TryAgain::maybeReceived);
    }

    @Test
    void shouldSayWhichSettingIsMissing() {
        assertThat(deliver("other-room"))
                .asInstanceOf(type(Delivery.TryAgain.class))
                .extracting(Delivery.TryAgain::why)
                .asString()
                .contains("ALERT_SLACK_OTHER_ROOM_WEBHOOK");
    }

    private static void answer(ResponseDefinitionBuilder response) {
        SLACK.stubFor(post(HOOK).willReturn(response));
    }

    private Delivery deliver(String destination) {
        Hooks hooks = Hooks.from(Hooks.Kind.SLACK, Map.of("ALERT_SLACK_OPS_WEBHOOK", SLACK.baseUrl() + HOOK));
        return new SlackChannel(hooks, Optional.empty(), templates)
                .deliver(Parcel.of(Breaches.pending("slack", destination)));
    }
}
