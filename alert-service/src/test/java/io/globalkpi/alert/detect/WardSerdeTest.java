package io.globalkpi.alert.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.alert.Samples;
import io.globalkpi.alert.SettableClock;
import io.globalkpi.alert.detect.WatchId.Subject;
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
import io.globalkpi.alert.shelf.MapShelf;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WardSerdeTest {

    private static final Instant AT = Instant.parse("2026-03-10T09:00:00Z");
    private static final Seen SEEN = new Seen(AT, AT.plusSeconds(1));
    private static final Crossings CROSSED = new Crossings(Map.of("warning", AT, "critical", AT.plusSeconds(300)));

    private static final Evidence EVIDENCE = new Evidence(Set.of(AT, AT.plusSeconds(300)), true, Optional.of(AT));
    private static final Episode EPISODE = new Episode("warning", "critical", AT, AT.plusSeconds(60), 3, 2, true);

    private static final Past PAST =
            new Past(Optional.of(AT), List.of(AT.minusSeconds(600), AT), Optional.of(new Ended(EPISODE, EVIDENCE)));

    private static final Subject RETURNS = new Subject("returns", "return_rate");
    private static final Subject SALES = new Subject("sales", "gmv");

    private final WardSerde serde = new WardSerde(new InMemorySchemaRegistry());

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
                health, SEEN, health instanceof Normal ? null : value(), health instanceof Breached ? value() : null);
        Ward ward = new Ward();
        ward.set(RETURNS, watch);
        ward.set(SALES, Watch.NEW.saw(SEEN));

        Ward read = read(write(ward));

        assertThat(read.get(RETURNS)).isEqualTo(watch);
        assertThat(read.get(SALES)).isEqualTo(Watch.NEW.saw(SEEN));
        assertThat(read.watches().get(RETURNS).isAwake()).isEqualTo(watch.isAwake());
    }

    @Test
    void shouldWriteWhatWasSeenAgainAfterItWasRead() {
        Ward ward = new Ward();
        ward.set(RETURNS, new Watch(new Suspect(CROSSED, PAST), SEEN, value(), null));
        ward.set(SALES, Watch.NEW.saw(SEEN));
        Seen later = new Seen(AT.plusSeconds(600), AT.plusSeconds(601));

        Ward read = read(write(ward));
        read.set(SALES, read.get(SALES).saw(later));
        Ward again = read(write(read));

        assertThat(again.get(RETURNS)).isEqualTo(ward.get(RETURNS));
        assertThat(again.get(SALES).seen()).isEqualTo(later);
    }

    /** Most of what is written was written before, but for the time. */
    @Test
    void shouldWriteAllAsItIsHoweverOften() {
        Ward ward = new Ward();
        Random random = new Random(20261128);
        for (int step = 0; step < 500; step++) {
            Seen now = new Seen(AT.plusSeconds(step), AT.plusSeconds(step + 1));
            for (Subject subject : List.of(RETURNS, SALES)) {
                if (random.nextInt(20) > 0) {
                    Watch watch = ward.get(subject).saw(now);
                    ward.set(subject, random.nextInt(5) > 0 ? watch : watch.with(new Suspect(CROSSED, PAST), value()));
                }
            }
            Ward read = read(write(ward));
            assertThat(read.get(RETURNS)).isEqualTo(ward.get(RETURNS));
            assertThat(read.get(SALES)).isEqualTo(ward.get(SALES));
        }
    }

    @Test
    void shouldWriteWhatWasChangedAfterItWasRead() {
        Ward ward = new Ward();
        ward.set(RETURNS, new Watch(new Suspect(CROSSED, PAST), SEEN, value(), null));

        Ward read = read(write(ward));
        read.set(RETURNS, read.get(RETURNS).suspended());

        assertThat(read(write(read)).get(RETURNS)).isEqualTo(new Watch(new Normal(PAST), SEEN, null, null));
    }

    /** A watch by itself: version, times, health, last value, correction. */
    @Test
    void shouldTakeOverWhatVersionTwoWrote() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(2);
            WatchFormat.writeInstant(AT, out);
            WatchFormat.writeInstant(AT.plusSeconds(1), out);
            WatchFormat.write(new Suspect(CROSSED, PAST), out);
            out.writeInt(0);
            out.writeInt(0);
        }
        MapShelf<Ward> store = new MapShelf<>();
        store.put("returns|return_rate|30d|SKU|amazon-de/acme|A-1", read(bytes.toByteArray()));

        Watches watches = new Watches(store, new SettableClock(AT));

        WatchId id = new WatchId(new Post(ScopeType.SKU, "amazon-de/acme|A-1", "30d"), RETURNS);
        assertThat(watches.awake()).containsExactly(id);
        assertThat(watches.get(id)).isEqualTo(new Watch(new Suspect(CROSSED, PAST), SEEN, null, null));
        assertThat(store.values()).containsOnlyKeys("SKU|30d|amazon-de/acme|A-1");
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

        Watch read = read(bytes.toByteArray()).get(WardSerde.ALONE);

        Episode episode = new Episode("warning", "critical", AT, AT.plusSeconds(60), 3, 2, false);
        assertThat(read)
                .isEqualTo(new Watch(
                        new Breached(
                                episode,
                                new Crossings(Map.of("warning", AT)),
                                Recoveries.NONE,
                                Evidence.NONE,
                                Past.NONE),
                        SEEN,
                        null,
                        null));
    }

    @Test
    void shouldRefuseAFormatItDoesNotKnow() {
        byte[] bytes = write(new Ward());
        bytes[0] = 4;

        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("state format 4");
    }

    private byte[] write(Ward ward) {
        return serde.serializer().serialize("state", ward);
    }

    private Ward read(byte[] bytes) {
        return serde.deserializer().deserialize("state", bytes);
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
