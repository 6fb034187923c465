package io.globalkpi.alert.detect;

import io.globalkpi.alert.detect.DayNumbers.Kpi;
import io.globalkpi.alert.rule.DayValue;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.serde.AvroDeserializer;
import io.globalkpi.schemas.serde.SchemaRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * {@link DayNumbers} as stored: a version byte, the date, and each KPI with its version and numbers.
 *
 * <p>Releases before kept whole snapshots in Avro, which begin with a zero: they are read as well.
 */
final class DayNumbersSerde implements Serde<DayNumbers> {

    private static final byte SNAPSHOT = 0;
    private static final byte VERSION = 1;

    private final AvroDeserializer<KpiSnapshot> snapshots;

    DayNumbersSerde(SchemaRegistry registry) {
        this.snapshots = new AvroDeserializer<>(registry, KpiSnapshot.getClassSchema());
    }

    @Override
    public Serializer<DayNumbers> serializer() {
        return (topic, day) -> day == null ? null : write(day);
    }

    @Override
    public Deserializer<DayNumbers> deserializer() {
        return (topic, bytes) -> bytes == null
                ? null
                : bytes[0] == SNAPSHOT ? DayNumbers.of(snapshots.deserialize(topic, bytes)) : read(bytes);
    }

    private static byte[] write(DayNumbers day) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeLong(day.date().toEpochDay());
            out.writeShort(day.values().size());
            for (var entry : day.values().entrySet()) {
                out.writeUTF(entry.getKey().id());
                out.writeInt(entry.getKey().version());
                out.writeDouble(entry.getValue().numerator());
                out.writeDouble(entry.getValue().denominator());
                out.writeDouble(entry.getValue().value());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static DayNumbers read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            byte version = in.readByte();
            if (version != VERSION) {
                throw new SerializationException("state format " + version + " is newer than this release knows ("
                        + VERSION + "): run the release that wrote it, or rebuild");
            }
            LocalDate date = LocalDate.ofEpochDay(in.readLong());
            Map<Kpi, DayValue> values = new LinkedHashMap<>();
            for (int left = in.readShort(); left > 0; left--) {
                Kpi kpi = new Kpi(in.readUTF(), in.readInt());
                values.put(kpi, new DayValue(date, in.readDouble(), in.readDouble(), in.readDouble()));
            }
            return new DayNumbers(date, values);
        } catch (IOException e) {
            throw new SerializationException("the numbers of a day are not readable", e);
        }
    }
}
