package io.globalkpi.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void shouldNotShowSecrets() {
        AlertConfig config = AlertConfig.from(Map.of(
                "ALERT_SLACK_OPS_WEBHOOK", "https://hooks.slack.example/SECRET",
                "ALERT_SMTP_HOST", "mail.example.com",
                "ALERT_SMTP_FROM", "kpi@example.com",
                "ALERT_SMTP_USER", "kpi",
                "ALERT_SMTP_PASSWORD", "SECRET",
                "KAFKA_SASL_JAAS_CONFIG", "password=SECRET"));

        assertThat(config.toString()).doesNotContain("SECRET");
        assertThat(config.consoleOnly()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "GLOBALKPI_PARTITIONS, 0, GLOBALKPI_PARTITIONS must be 1 or more",
        "GLOBALKPI_PARTITIONS, four, GLOBALKPI_PARTITIONS must be a whole number",
        "ALERT_HTTP_PORT, 70000, ALERT_HTTP_PORT must be 0 to 65535",
        "ALERT_MAX_ATTEMPTS, 0, ALERT_MAX_ATTEMPTS must be 1 or more"
    })
    void shouldSayWhichSettingIsWrong(String setting, String value, String message) {
        assertThatThrownBy(() -> AlertConfig.from(Map.of(setting, value))).hasMessageContaining(message);
    }
}
