package io.globalkpi.alert.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.alert.Samples;
import io.globalkpi.alert.rule.AlertRule;
import io.globalkpi.alert.rule.Breached;
import io.globalkpi.alert.rule.Crossings;
import io.globalkpi.alert.rule.Ended;
import io.globalkpi.alert.rule.Episode;
import io.globalkpi.alert.rule.Evidence;
import io.globalkpi.alert.rule.Health;
import io.globalkpi.alert.rule.InForce;
import io.globalkpi.alert.rule.Normal;
import io.globalkpi.alert.rule.Past;
import io.globalkpi.alert.rule.Recoveries;
import io.globalkpi.alert.rule.Suspect;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WatchSerdeTest {

    private static final Instant AT = Instant.parse("2026-03-10T09:00:00Z");
    private static final Crossings CROSSED = new Crossings(Map.of("warning", AT, "critical", AT.plusSeconds(300)));

    private static final Evidence EVIDENCE = new Evidence(Set.of(AT, AT.plusSeconds(300)), true, Optional.of(AT));
    private static final Episode EPISODE = new Episode("warning", "critical", AT, AT.plusSeconds(60), 3, 2, true);

    private static final Past PAST =
            new Past(Optional.of(AT), List.of(AT.minusSeconds(600), AT), Optional.of(new Ended(EPISODE, EVIDENCE)));

    private final WatchSerde serde = new WatchSerde(new InMemorySchemaRegistry());

    static Stream<Health> healths() {
        return Stream.of(
                Normal.NEW,
                new Normal(PAST),
                new Suspect(CROSSED, Past.NONE),
                new Suspect(CROSSED, PAST),
                new Breached(EPISODE, CROSSED, new Recoveries(Map.of("critical", AT)), EVIDENCE, PAST));
    }

    @ParameterizedTest
    @MethodSource("healths")
    void shouldReadWhatItWrote(Health health) {
        Watch watch = new Watch(
                health,
                AT,
                AT.plusSeconds(1),
                health instanceof Normal ? null : value(),
                health instanceof Breached ? value() : null);

        byte[] bytes = serde.serializer().serialize("state", watch);

        assertThat(bytes[0]).isEqualTo((byte) 2);
        assertThat(serde.deserializer().deserialize("state", bytes)).isEqualTo(watch);
    }

    /** A release that knew neither recoveries nor flapping wrote: version, times, kind, episode, crossings. */
    @Test
    void shouldReadWhatVersionOneWrote() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(1);
            WatchFormat.writeInstant(AT, out);
            WatchFormat.writeInstant(AT.plusSeconds(1), out);
            out.writeByte(2);
            out.writeUTF("warning");
            out.writeUTF("critical");
            WatchFormat.writeInstant(AT, out);
            WatchFormat.writeInstant(AT.plusSeconds(60), out);
            out.writeInt(3);
            out.writeInt(2);
            out.writeInt(1);
            out.writeUTF("warning");
            WatchFormat.writeInstant(AT, out);
        }

        Watch read = serde.deserializer().deserialize("state", bytes.toByteArray());

        Episode episode = new Episode("warning", "critical", AT, AT.plusSeconds(60), 3, 2, false);
        assertThat(read.health())
                .isEqualTo(new Breached(
                        episode, new Crossings(Map.of("warning", AT)), Recoveries.NONE, Evidence.NONE, Past.NONE));
        assertThat(read.last()).isNull();
    }

    @Test
    void shouldRefuseAFormatItDoesNotKnow() {
        byte[] bytes = serde.serializer().serialize("state", Watch.NEW);
        bytes[0] = 3;

        assertThatThrownBy(() -> serde.deserializer().deserialize("state", bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("state format 3");
    }

    private static Breach value() {
        var row = Samples.returnsOfThousand(AT, 40);
        return Telling.looked(
                InForce.plain(AlertRule.of(Samples.returnRateRule())),
                row,
                row.getKpis().get(0),
                AT);
    }
}
