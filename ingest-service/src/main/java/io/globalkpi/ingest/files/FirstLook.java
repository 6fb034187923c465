package io.globalkpi.ingest.files;

import io.globalkpi.ingest.files.mapping.Mapping;
import io.globalkpi.ingest.files.read.FileRefusedException;
import io.globalkpi.ingest.files.read.Limits;
import io.globalkpi.ingest.files.read.Row;
import io.globalkpi.ingest.files.read.Rows;
import io.globalkpi.ingest.files.read.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A file is read once from end to end before anything is published, so that a wrong byte in the last line refuses it whole.
 *
 * <p>The same look finds the groups whose rows do not stand together, and where they end: only those have to wait in
 * memory when the file is read again.
 *
 * @param fingerprint SHA-256 of the file
 * @param rows how many there are
 * @param scattered for the hash of each group that is interrupted by others, the index of its last row, from 1
 */
record FirstLook(String fingerprint, long rows, Map<Long, Long> scattered) {

    static FirstLook at(SourceFile file, Mapping mapping, Limits limits) throws IOException {
        String fingerprint = file.fingerprint();
        try (Rows rows = file.rows()) {
            return new Looking(file.name(), mapping, limits).through(rows, fingerprint);
        } catch (UncheckedIOException | IOException e) {
            throw new FileRefusedException(
                    file.name() + ": cannot be read to its end: " + e.getMessage() + ". Nothing was published.", e);
        }
    }

    static long hash(String key) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
        }
        return hash ^ hash >>> 29;
    }

    private static final class Looking {

        private final String name;
        private final Mapping mapping;
        private final Limits limits;
        private final HashSetOfLongs seen = new HashSetOfLongs();
        private final Map<Long, Long> scattered = new HashMap<>();
        private String before = "";
        private long index;

        Looking(String name, Mapping mapping, Limits limits) {
            this.name = name;
            this.mapping = mapping;
            this.limits = limits;
        }

        FirstLook through(Rows rows, String fingerprint) throws IOException {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                index++;
                if (index > limits.rows()) {
                    throw new FileRefusedException(name + ": more than " + limits.rows()
                            + " rows. Split it, or raise the limit. Nothing was published.");
                }
                Optional<String> key = mapping.group(row);
                key.ifPresent(this::look);
            }
            return new FirstLook(fingerprint, index, Map.copyOf(scattered));
        }

        private void look(String key) {
            long hash = hash(key);
            boolean interrupted = !key.equals(before) && !seen.add(hash);
            if (interrupted || scattered.containsKey(hash)) {
                scattered.put(hash, index);
            }
            before = key;
        }
    }
}
