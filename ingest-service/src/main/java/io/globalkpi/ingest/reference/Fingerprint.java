package io.globalkpi.ingest.reference;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** SHA-256 in hexadecimal: the same for the same content, whoever applied it in whatever order. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    static String of(Map<String, Map<String, SpecificRecord>> rows) {
        MessageDigest digest = sha256();
        new TreeMap<>(rows)
                .forEach((topic, ofTopic) -> new TreeMap<>(ofTopic).forEach((key, row) -> {
                    StringBuilder line =
                            new StringBuilder(topic).append('\n').append(key).append('\n');
                    write(row, line);
                    digest.update(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
                }));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Maps have no order of their own, so their entries are sorted; lengths keep texts apart. */
    private static void write(@Nullable Object value, StringBuilder out) {
        if (value instanceof IndexedRecord row) {
            row.getSchema().getFields().forEach(field -> write(row.get(field.pos()), out.append(field.name())));
        } else if (value instanceof Map<?, ?> map) {
            out.append("map ").append(map.size());
            Map<String, @Nullable Object> sorted = new TreeMap<>();
            map.forEach((key, of) -> sorted.put(String.valueOf(key), of));
            sorted.forEach((key, of) -> {
                write(key, out);
                write(of, out);
            });
        } else if (value instanceof Collection<?> items) {
            out.append("list ").append(items.size());
            items.forEach(item -> write(item, out));
        } else {
            String text = String.valueOf(value);
            out.append(text.length()).append(':').append(text).append(' ');
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
