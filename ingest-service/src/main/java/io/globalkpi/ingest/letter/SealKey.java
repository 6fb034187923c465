package io.globalkpi.ingest.letter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/** Where the key of the seal comes from. Neither it nor anything it was mistaken for is ever repeated in a message. */
public final class SealKey {

    public static final String SETTING = "INGEST_SEAL_KEY";
    public static final String FILE_SETTING = "INGEST_SEAL_KEY_FILE";

    private static final String RULE = " must be 256 bits in base64, as from: openssl rand -base64 32";

    private SealKey() {}

    /**
     * The seal with the key that is set; one without a key if none is.
     *
     * @throws IllegalArgumentException if both settings are given, the file cannot be read or the key is none
     */
    public static Seal from(Map<String, String> env) {
        String text = env.getOrDefault(SETTING, "");
        String file = env.getOrDefault(FILE_SETTING, "");
        if (!text.isBlank() && !file.isBlank()) {
            throw new IllegalArgumentException("set " + SETTING + " or " + FILE_SETTING + ", not both");
        }
        if (!file.isBlank()) {
            return seal("the content of " + FILE_SETTING, read(file));
        }
        return text.isBlank() ? Seal.none() : seal(SETTING, text);
    }

    private static Seal seal(String setting, String text) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            // Without the cause: its message quotes a character of the key.
            throw new IllegalArgumentException(setting + RULE + "; it is not base64");
        }
        if (key.length != 32) {
            throw new IllegalArgumentException(setting + RULE + "; it has " + key.length * 8 + " bits");
        }
        return Seal.of(key);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    FILE_SETTING + " must name a file that can be read, was '" + file + "'", e);
        }
    }
}
