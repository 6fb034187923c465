package io.globalkpi.alert.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.globalkpi.alert.Breaches;
import io.globalkpi.alert.notify.Delivery;
import io.globalkpi.alert.notify.Parcel;
import io.globalkpi.alert.notify.StandIns;
import io.globalkpi.alert.notify.post.Hooks;
import io.globalkpi.alert.notify.text.Names;
import io.globalkpi.alert.notify.text.Templates;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WebhookChannelTest {

    private final Templates templates = Templates.load(Optional.empty(), new Names(Optional::empty));

    @Test
    void shouldPostSignedJsonThatAProgramCanRead() throws Exception {
        try (StandIns standIns = StandIns.start()) {
            assertThat(deliver(standIns, StandIns.SECRET)).isInstanceOf(Delivery.Accepted.class);

            JsonNode body = new ObjectMapper()
                    .readTree(standIns.accepted().get("webhook/ops").get(0));
            JsonNode notice = body.path("notices").path(0);
            assertThat(body.path("digest").asBoolean()).isFalse();
            assertThat(notice.path("rule").asText()).isEqualTo("return-rate-high");
            assertThat(notice.path("value").asDouble()).isEqualTo(0.042);
            assertThat(notice.path("denominator").decimalValue()).isEqualByComparingTo("1000");
            assertThat(notice.path("endedAt").isNull()).isTrue();
        }
    }

    @Test
    void shouldGiveUpWhenTheSignatureIsRefused() {
        try (StandIns standIns = StandIns.start()) {
            assertThat(deliver(standIns, "another"))
                    .isEqualTo(new Delivery.Refused("the webhook answered 401 bad signature"));
        }
    }

    @Test
    void shouldWaitAsLongAsItIsAsked() {
        try (StandIns standIns = StandIns.start()) {
            Delivery last = new Delivery.Accepted(Optional.empty());
            for (int i = 0; i < 100 && last instanceof Delivery.Accepted; i++) {
                last = deliver(standIns, StandIns.SECRET);
            }

            assertThat(last)
                    .asInstanceOf(type(Delivery.TryAgain.class))
                    .matches(again -> again.after().equals(Optional.of(Duration.ofSeconds(1))));
        }
    }

    @Test
    void shouldSignTimeAndBody() {
        assertThat(WebhookChannel.sign("secret", 1_700_000_000L, "{}"))
                .hasSize(64)
                .isNotEqualTo(WebhookChannel.sign("secret", 1_700_000_001L, "{}"))
                .isNotEqualTo(WebhookChannel.sign("secret", 1_700_000_000L, "[]"))
                .isNotEqualTo(WebhookChannel.sign("Secret", 1_700_000_000L, "{}"));
    }

    private Delivery deliver(StandIns standIns, String secret) {
        Hooks hooks = Hooks.from(
                Hooks.Kind.WEBHOOK,
                Map.of("ALERT_WEBHOOK_OPS_URL", standIns.url("webhook", "ops"), "ALERT_WEBHOOK_OPS_SECRET", secret));
        return new WebhookChannel(hooks, templates, Clock.systemUTC())
                .deliver(Parcel.of(Breaches.pending("webhook", "ops")));
    }
}
