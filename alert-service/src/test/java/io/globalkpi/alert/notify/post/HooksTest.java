package io.globalkpi.alert.notify.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.alert.notify.Delivery;
import io.globalkpi.alert.notify.post.Hooks.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HooksTest {

    @Test
    void shouldReadDestinationsFromTheEnvironmentAndFiles(@TempDir Path dir) throws IOException {
        Path url = Files.writeString(dir.resolve("hook"), "https://oapi.example/two\n");
        Path secret = Files.writeString(dir.resolve("secret"), "SECtwo\n");

        Hooks hooks = Hooks.from(
                Kind.DINGTALK,
                Map.of(
                        "ALERT_DINGTALK_OPS_WEBHOOK",
                        "https://oapi.example/one",
                        "ALERT_DINGTALK_EU_TEAM_WEBHOOK_FILE",
                        url.toString(),
                        "ALERT_DINGTALK_EU_TEAM_SECRET_FILE",
                        secret.toString(),
                        "ALERT_FEISHU_OPS_WEBHOOK",
                        "https://open.example/three"));

        assertThat(hooks.byName())
                .containsOnlyKeys("ops", "eu-team")
                .containsEntry("ops", new Hook(URI.create("https://oapi.example/one"), Optional.empty()))
                .containsEntry("eu-team", new Hook(URI.create("https://oapi.example/two"), Optional.of("SECtwo")));
        assertThat(hooks.toString()).doesNotContain("oapi").doesNotContain("SECtwo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://hooks.example/SECRET", "https:// SECRET", "SECRET"})
    void shouldRefuseAddressesInTheClearWithoutShowingThem(String url) {
        assertThatThrownBy(() -> Hooks.from(Kind.SLACK, Map.of("ALERT_SLACK_OPS_WEBHOOK", url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ALERT_SLACK_OPS_WEBHOOK")
                .hasMessageNotContaining("SECRET");
    }

    @ParameterizedTest
    @CsvSource({
        "WECOM, ALERT_WECOM_OPS_WEBHOOK, https://q.example/, ALERT_WECOM_OPS_SECRET, are not signed",
        "DINGTALK, OTHER, x, ALERT_DINGTALK_OPS_SECRET, ALERT_DINGTALK_OPS_WEBHOOK is not",
        "WEBHOOK, ALERT_WEBHOOK_OPS_URL, https://q.example/, OTHER, ALERT_WEBHOOK_OPS_SECRET must be set"
    })
    void shouldSayWhichSecretIsAmiss(Kind kind, String setting, String value, String other, String words) {
        assertThatThrownBy(() -> Hooks.from(kind, Map.of(setting, value, other, "HIDDEN")))
                .hasMessageContaining(words)
                .hasMessageNotContaining("HIDDEN");
    }

    @Test
    void shouldSayWhichSettingIsMissing() {
        assertThat(Hooks.from(Kind.FEISHU, Map.of()).tell("eu-team", hook -> new Delivery.Accepted(Optional.empty())))
                .isEqualTo(Delivery.TryAgain.later("no feishu destination eu-team: set ALERT_FEISHU_EU_TEAM_WEBHOOK"));
    }
}
