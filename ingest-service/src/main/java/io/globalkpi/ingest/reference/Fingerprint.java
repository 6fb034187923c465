package io.globalkpi.ingest.reference;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

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
                    String line = topic + "\n" + key + "\n" + row + "\n";
                    digest.update(line.getBytes(StandardCharsets.UTF_8));
                }));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
