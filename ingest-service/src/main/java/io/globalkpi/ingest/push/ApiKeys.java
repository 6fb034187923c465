package io.globalkpi.ingest.push;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may push. Only hashes are kept in memory, and compared in constant time.
 *
 * <p>There is no way to run without a key: where none is configured, one is made and written to a file that only the
 * owner of the process can read.
 */
public final class ApiKeys {

    private static final Logger LOG = LoggerFactory.getLogger(ApiKeys.class);
    private static final int SHORTEST = 16;
    private static final String BEARER = "Bearer ";

    private final List<byte[]> hashes;

    private ApiKeys(List<byte[]> hashes) {
        this.hashes = hashes;
    }

    /** @throws IllegalArgumentException if there is none or one is too short to be a secret; the key is not repeated */
    public static ApiKeys of(List<String> keys) {
        if (keys.isEmpty() || keys.stream().anyMatch(key -> key.length() < SHORTEST)) {
            throw new IllegalArgumentException("INGEST_API_KEYS must hold keys of " + SHORTEST
                    + " characters or more, separated by commas; at least one was shorter");
        }
        return new ApiKeys(keys.stream().map(ApiKeys::sha256).toList());
    }

    /** The keys in a file, one a line; makes the file with a new random key if it does not exist. */
    public static ApiKeys fromFile(Path file) {
        try {
            if (Files.notExists(file)) {
                write(file);
            }
            return of(Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or make the API key file " + file, e);
        }
    }

    /** Of instances that start at once in one folder the first makes the key, whole, and all use it. */
    private static void write(Path file) throws IOException {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        // Only its owner can read a temporary file, where the file system knows owners.
        Path made = Files.createTempFile(folder, "api-key", "");
        try {
            Files.writeString(made, key + "\n");
            Files.createLink(file, made);
        } catch (FileAlreadyExistsException e) {
            LOG.debug("another instance was first to make {}", file);
        } finally {
            Files.delete(made);
        }
    }

    /** Whether one of the two headers carries a key. */
    boolean admit(@Nullable String apiKey, @Nullable String authorization) {
        String key = apiKey != null
                ? apiKey
                : authorization != null && authorization.startsWith(BEARER)
                        ? authorization.substring(BEARER.length())
                        : "";
        byte[] hash = sha256(key);
        boolean admitted = false;
        for (byte[] known : hashes) {
            // No early exit: the time taken tells nothing about which key is near.
            admitted |= MessageDigest.isEqual(known, hash);
        }
        return admitted;
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
