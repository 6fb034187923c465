package io.globalkpi.alert.detect;

import io.globalkpi.alert.detect.WatchId.Subject;
import io.globalkpi.schemas.serde.SchemaRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * A {@link Ward} as stored: a version byte; up to where was looked, once for all watches that looked equally far; and each watch
 * with its rule and KPI, its bytes as they are. A change of the order here is another version.
 *
 * <p>Versions 1 and 2 held one watch, which only their key named: it is read as the watch of {@link #ALONE}.
 */
final class WardSerde implements Serde<Ward> {

    static final byte VERSION = 3;

    /** Stands for a rule and KPI that are to be learnt from the key. */
    static final Subject ALONE = new Subject("", "");

    private static final int SEEN_AT = Byte.BYTES + Short.BYTES;
    private static final int SEEN_BYTES = 2 * Long.BYTES;
    private static final int WATCH_BYTES = 2 * Short.BYTES + Short.BYTES + Byte.BYTES + Integer.BYTES;

    private final WatchBytes watches;
    private final Map<String, byte[]> names = new ConcurrentHashMap<>();

    WardSerde(SchemaRegistry registry) {
        this.watches = new WatchBytes(registry);
    }

    @Override
    public Serializer<Ward> serializer() {
        return (topic, ward) -> ward == null ? null : write(ward);
    }

    @Override
    public Deserializer<Ward> deserializer() {
        return (topic, bytes) -> bytes == null ? null : read(ByteBuffer.wrap(bytes));
    }

    private byte[] write(Ward ward) {
        byte[] before = ward.written();
        return before == null ? writeAnew(ward) : writeSeen(before.clone(), ward);
    }

    private static byte[] writeSeen(byte[] bytes, Ward ward) {
        for (KeptWatch kept : ward.watches().values()) {
            if (!kept.isNew()) {
                write(kept.seen(), ByteBuffer.wrap(bytes, SEEN_AT, SEEN_BYTES));
                break;
            }
        }
        return bytes;
    }

    private byte[] writeAnew(Ward ward) {
        Map<Seen, Short> seen = new LinkedHashMap<>();
        short count = 0;
        int size = SEEN_AT + Short.BYTES;
        for (var entry : ward.watches().entrySet()) {
            if (!entry.getValue().isNew()) {
                seen.putIfAbsent(entry.getValue().seen(), (short) seen.size());
                count++;
                size += WATCH_BYTES
                        + name(entry.getKey().rule()).length
                        + name(entry.getKey().kpi()).length
                        + entry.getValue().bytes(watches).length;
            }
        }
        ByteBuffer out = ByteBuffer.allocate(size + seen.size() * SEEN_BYTES);
        out.put(VERSION).putShort((short) seen.size());
        seen.keySet().forEach(one -> write(one, out));
        out.putShort(count);
        ward.watches().forEach((subject, kept) -> {
            if (!kept.isNew()) {
                write(subject.rule(), out);
                write(subject.kpi(), out);
                out.putShort(seen.get(kept.seen())).put((byte) (kept.isAwake() ? 1 : 0));
                out.putInt(kept.bytes(watches).length).put(kept.bytes(watches));
            }
        });
        ward.wrote(seen.size() == 1 ? out.array() : null);
        return out.array();
    }

    private static void write(Seen seen, ByteBuffer out) {
        out.putLong(seen.windowEnd().toEpochMilli()).putLong(seen.asOf().toEpochMilli());
    }

    private void write(String name, ByteBuffer out) {
        byte[] bytes = name(name);
        out.putShort((short) bytes.length).put(bytes);
    }

    /** Rules and KPIs are few and named again and again. */
    private byte[] name(String name) {
        byte[] bytes = names.get(name);
        return bytes != null ? bytes : names.computeIfAbsent(name, any -> any.getBytes(StandardCharsets.UTF_8));
    }

    private Ward read(ByteBuffer in) {
        Ward ward = new Ward();
        byte version = in.get();
        if (version < 1 || version > VERSION) {
            throw new SerializationException("state format " + version + " is newer than this release knows (" + VERSION
                    + "): run the release that wrote it, or rebuild");
        }
        if (version < VERSION) {
            ward.set(ALONE, watches.readAlone(in.array()));
            return ward;
        }
        Seen[] seen = new Seen[in.getShort()];
        for (int i = 0; i < seen.length; i++) {
            seen[i] = new Seen(Instant.ofEpochMilli(in.getLong()), Instant.ofEpochMilli(in.getLong()));
        }
        for (int left = in.getShort(); left > 0; left--) {
            Subject subject = new Subject(readName(in), readName(in));
            Seen upTo = seen[in.getShort()];
            boolean awake = in.get() == 1;
            ward.keep(subject, new KeptWatch(upTo, awake, readBytes(in, in.getInt()), watches));
        }
        return ward;
    }

    private static String readName(ByteBuffer in) {
        return new String(readBytes(in, in.getShort()), StandardCharsets.UTF_8);
    }

    private static byte[] readBytes(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }
}
