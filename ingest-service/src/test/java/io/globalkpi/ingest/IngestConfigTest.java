package io.globalkpi.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestConfigTest {

    @Test
    void shouldRunOnTheLoopbackByDefault() {
        IngestConfig config = IngestConfig.from(Map.of());

        assertThat(config.httpHost()).isEqualTo("127.0.0.1");
        assertThat(config.httpPort()).isEqualTo(8090);
        assertThat(config.kafkaClientSettings()).containsEntry("bootstrap.servers", "127.0.0.1:9092");
    }

    @Test
    void shouldHandOnKafkaSettingsAndKeepKeysOutOfItsText() {
        IngestConfig config = IngestConfig.from(
                Map.of("KAFKA_SECURITY_PROTOCOL", "SSL", "INGEST_API_KEYS", "0123456789abcdef, another-long-key"));

        assertThat(config.kafkaClientSettings()).containsEntry("security.protocol", "SSL");
        assertThat(config.apiKeys()).hasSize(2);
        assertThat(config.toString()).doesNotContain("0123456789abcdef");
    }

    @ParameterizedTest
    @CsvSource({
        "INGEST_HTTP_PORT, 70000, from 0 to 65535",
        "INGEST_HTTP_PORT, many, whole number",
        "GLOBALKPI_PARTITIONS, 0, from 1",
        "INGEST_DELIVERY_TIMEOUT, 30, ISO-8601",
        "INGEST_DELIVERY_TIMEOUT, PT0S, longer than zero",
        "GLOBALKPI_BOOTSTRAP, ' ', not be blank"
    })
    void shouldNameSettingRuleAndValue(String setting, String value, String rule) {
        assertThatThrownBy(() -> IngestConfig.from(Map.of(setting, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(setting, rule, "'" + value + "'");
    }

    @Test
    void shouldWatchAFolderOnlyWithMappingsToReadItsFilesBy() {
        assertThat(IngestConfig.from(Map.of()).watch()).isEmpty();
        assertThat(IngestConfig.from(Map.of("INGEST_WATCH_DIR", "in", "INGEST_MAPPINGS_DIR", "src"))
                        .watch())
                .contains(new IngestConfig.Watch(Path.of("in"), Path.of("src")));
        assertThatThrownBy(() -> IngestConfig.from(Map.of("INGEST_WATCH_DIR", "in", "INGEST_MAPPINGS_DIR", "none")))
                .hasMessageContaining("INGEST_MAPPINGS_DIR must be a folder of mappings")
                .hasMessageContaining("'none'");
    }
}
