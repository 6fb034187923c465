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
import org.jspecify.annotations.Nullable;

/**
 * A {@link Watch} as bytes: its health, the last value and the last correction as Avro breaches.
 *
 * <p>A breach names the schema it was written with, as on its topic, so that a later release reads what this one
 * stored.
 */
final class WatchBytes {

    private static final byte[] NOTHING = {};

    private final AvroSerializer<Breach> serializer;
    private final AvroDeserializer<Breach> deserializer;

    WatchBytes(SchemaRegistry registry) {
        this.serializer = new AvroSerializer<>(registry, Breach.getClassSchema(), false);
        this.deserializer = new AvroDeserializer<>(registry, Breach.getClassSchema());
    }

    byte[] write(Watch watch) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            WatchFormat.write(watch.health(), out);
            writeValue(watch.last(), out);
            writeValue(watch.correction(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    Watch read(byte[] bytes, Seen seen) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return read(in, WatchFormat.VERSION, seen);
        } catch (IOException e) {
            throw new SerializationException("a stored watch is not readable", e);
        }
    }

    /** What releases wrote that stored each watch by itself. */
    Watch readAlone(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            Instant newestEnd = WatchFormat.readInstant(in);
            return read(in, version, new Seen(newestEnd, WatchFormat.readInstant(in)));
        } catch (IOException e) {
            throw new SerializationException("a stored watch is not readable", e);
        }
    }

    private Watch read(DataInputStream in, int version, Seen seen) throws IOException {
        Health health = WatchFormat.read(in, version);
        return version == 1
                ? new Watch(health, seen, value(in.readAllBytes()), null)
                : new Watch(health, seen, readValue(in), readValue(in));
    }

    private void writeValue(@Nullable Breach value, DataOutputStream out) throws IOException {
        byte[] bytes = value == null ? NOTHING : serializer.serialize(Topics.BREACHES, value);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private @Nullable Breach readValue(DataInputStream in) throws IOException {
        return value(in.readNBytes(in.readInt()));
    }

    private @Nullable Breach value(byte[] bytes) {
        return bytes.length == 0 ? null : deserializer.deserialize(Topics.BREACHES, bytes);
    }
}
