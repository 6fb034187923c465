package io.globalkpi.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.alert.notify.Pace;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertConfigTest {

    @Test
    void shouldRunOnTheLocalStackWithoutAnySetting() {
        AlertConfig config = AlertConfig.from(Map.of());

        assertThat(config.bootstrap()).isEqualTo("127.0.0.1:9092");
        assertThat(config.port()).isEqualTo(8092);
        assertThat(config.consoleOnly()).isTrue();
    }

    @Test
    void shouldPassKafkaSettingsOn() {
        AlertConfig config = AlertConfig.from(Map.of("KAFKA_SECURITY_PROTOCOL", "SSL"));

        assertThat(config.clients()).containsEntry("security.protocol", "SSL").containsKey("bootstrap.servers");
    }

    @Test
    void shouldTakeARateOfOnesOwnInPlaceOfThePublishedOne() {
        AlertConfig config = AlertConfig.from(Map.of("ALERT_WECOM_PER_MINUTE", "10"));

        assertThat(config.paces().get("wecom").limits()).containsExactly(Pace.perMinute(10));
        assertThat(config.paces().get("slack")).isEqualTo(Pace.PUBLISHED.get("slack"));
    }

    @Test
    void shouldNotShowSecrets() {
        AlertConfig config = AlertConfig.from(Map.of(
                "ALERT_SLACK_OPS_WEBHOOK", "https://hooks.slack.example/SECRET",
                "ALERT_SMTP_HOST", "mail.example.com",
                "ALERT_SMTP_FROM", "kpi@example.com",
                "ALERT_SMTP_USER", "kpi",
                "ALERT_SMTP_PASSWORD", "SECRET",
                "ALERT_DINGTALK_OPS_WEBHOOK", "https://oapi.example/SECRET",
                "ALERT_DINGTALK_OPS_SECRET", "SECRET",
                "KAFKA_SASL_JAAS_CONFIG", "password=SECRET"));

        assertThat(config.toString()).doesNotContain("SECRET");
        assertThat(config.consoleOnly()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "GLOBALKPI_PARTITIONS, 0, GLOBALKPI_PARTITIONS must be 1 or more",
        "GLOBALKPI_PARTITIONS, four, GLOBALKPI_PARTITIONS must be a whole number",
        "ALERT_HTTP_PORT, 70000, ALERT_HTTP_PORT must be 0 to 65535",
        "ALERT_MAX_ATTEMPTS, 0, ALERT_MAX_ATTEMPTS must be 1 or more",
        "ALERT_COMMIT_MS, 5, 'ALERT_COMMIT_MS must be 10 to 10000, was 5'",
        "ALERT_DINGTALK_PER_MINUTE, 0, 'ALERT_DINGTALK_PER_MINUTE must be 1 or more, was 0'",
        "ALERT_PUBLIC_URL, https://alerts.example.com, ALERT_PUBLIC_URL and ALERT_LINK_SECRET go together"
    })
    void shouldSayWhichSettingIsWrong(String setting, String value, String message) {
        assertThatThrownBy(() -> AlertConfig.from(Map.of(setting, value))).hasMessageContaining(message);
    }
}
