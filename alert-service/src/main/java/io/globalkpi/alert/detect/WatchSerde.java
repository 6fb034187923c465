package io.globalkpi.alert.detect;

import io.globalkpi.alert.rule.Health;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.serde.AvroDeserializer;
import io.globalkpi.schemas.serde.AvroSerializer;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Watch} as stored: a version byte, the two newest times, the health, the last value and the last correction as
 * Avro breaches.
 *
 * <p>A breach names the schema it was written with, as on its topic, so that a later release reads what this one
 * stored.
 */
final class WatchSerde implements Serde<Watch> {

    private final Serializer<Watch> serializer;
    private final Deserializer<Watch> deserializer;

    WatchSerde(SchemaRegistry registry) {
        Serializer<Breach> write = new AvroSerializer<>(registry, Breach.getClassSchema(), false);
        Deserializer<Breach> read = new AvroDeserializer<>(registry, Breach.getClassSchema());
        serializer = (topic, watch) -> watch == null ? null : write(watch, write);
        deserializer = (topic, bytes) -> bytes == null ? null : read(bytes, read);
    }

    /** The same at each call, as is the other: the store asks for them at each access. */
    @Override
    public Serializer<Watch> serializer() {
        return serializer;
    }

    @Override
    public Deserializer<Watch> deserializer() {
        return deserializer;
    }

    private static byte[] write(Watch watch, Serializer<Breach> values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(WatchFormat.VERSION);
            WatchFormat.writeInstant(watch.newestEnd(), out);
            WatchFormat.writeInstant(watch.newestAsOf(), out);
            WatchFormat.write(watch.health(), out);
            writeValue(watch.last(), values, out);
            writeValue(watch.correction(), values, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Watch read(byte[] bytes, Deserializer<Breach> breaches) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            byte version = in.readByte();
            if (version < 1 || version > WatchFormat.VERSION) {
                throw new SerializationException("state format " + version + " is newer than this release knows ("
                        + WatchFormat.VERSION + "): run the release that wrote it, or rebuild");
            }
            Instant newestEnd = WatchFormat.readInstant(in);
            Instant newestAsOf = WatchFormat.readInstant(in);
            Health health = WatchFormat.read(in, version);
            return new Watch(
                    health,
                    newestEnd,
                    newestAsOf,
                    version == 1 ? value(in.readAllBytes(), breaches) : readValue(in, breaches),
                    version == 1 ? null : readValue(in, breaches));
        } catch (IOException e) {
            throw new SerializationException("a stored watch is not readable", e);
        }
    }

    private static void writeValue(@Nullable Breach value, Serializer<Breach> values, DataOutputStream out)
            throws IOException {
        byte[] bytes = value == null ? new byte[0] : values.serialize(Topics.BREACHES, value);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static @Nullable Breach readValue(DataInputStream in, Deserializer<Breach> values) throws IOException {
        return value(in.readNBytes(in.readInt()), values);
    }

    private static @Nullable Breach value(byte[] bytes, Deserializer<Breach> values) {
        return bytes.length == 0 ? null : values.deserialize(Topics.BREACHES, bytes);
    }
}
