package io.globalkpi.alert.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.alert.Samples;
import io.globalkpi.alert.rule.AlertRule;
import io.globalkpi.alert.rule.Breached;
import io.globalkpi.alert.rule.Crossings;
import io.globalkpi.alert.rule.Episode;
import io.globalkpi.alert.rule.Health;
import io.globalkpi.alert.rule.Normal;
import io.globalkpi.alert.rule.Suspect;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WatchSerdeTest {

    private static final Instant AT = Instant.parse("2026-03-10T09:00:00Z");
    private static final Crossings CROSSED = new Crossings(Map.of("warning", AT, "critical", AT.plusSeconds(300)));

    private final WatchSerde serde = new WatchSerde(new InMemorySchemaRegistry());

    static Stream<Health> healths() {
        return Stream.of(
                Normal.NEW,
                new Normal(Optional.of(AT)),
                new Suspect(CROSSED, Optional.empty()),
                new Suspect(CROSSED, Optional.of(AT)),
                new Breached(new Episode("warning", "critical", AT, AT.plusSeconds(60), 3, 2), CROSSED));
    }

    @ParameterizedTest
    @MethodSource("healths")
    void shouldReadWhatItWrote(Health health) {
        Watch watch = new Watch(health, AT, AT.plusSeconds(1), health instanceof Normal ? null : value());

        byte[] bytes = serde.serializer().serialize("state", watch);

        assertThat(bytes[0]).isEqualTo((byte) 1);
        assertThat(serde.deserializer().deserialize("state", bytes)).isEqualTo(watch);
    }

    @Test
    void shouldRefuseAFormatItDoesNotKnow() {
        byte[] bytes = serde.serializer().serialize("state", Watch.NEW);
        bytes[0] = 2;

        assertThatThrownBy(() -> serde.deserializer().deserialize("state", bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("state format 2");
    }

    private static Breach value() {
        var row = Samples.returnsOfThousand(AT, 40);
        return Telling.looked(
                AlertRule.of(Samples.returnRateRule()), row, row.getKpis().get(0), AT);
    }
}
