package io.globalkpi.ingest.files;

import io.globalkpi.ingest.files.read.Limits;
import io.globalkpi.ingest.letter.Seal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What to import and how.
 *
 * @param file the export
 * @param mappings folder of mappings
 * @param mapping name of one of them
 * @param encoding how the file is encoded, where it is not as the mapping says
 * @param generatedAt when the file was made at its source; empty for the time it was last modified
 * @param again true to import a file that was imported before, from its first row
 * @param seal closes rows that cannot be read, as they may hold personal data
 */
public record ImportRequest(
        Path file,
        Path mappings,
        String mapping,
        Optional<String> encoding,
        Optional<Instant> generatedAt,
        boolean again,
        Limits limits,
        Seal seal) {

    public static ImportRequest of(Path file, Path mappings, String mapping) {
        return new ImportRequest(
                file, mappings, mapping, Optional.empty(), Optional.empty(), false, Limits.DEFAULT, Seal.none());
    }

    public ImportRequest onceMore() {
        return new ImportRequest(file, mappings, mapping, encoding, generatedAt, true, limits, seal);
    }

    public ImportRequest encodedAs(String name) {
        return new ImportRequest(file, mappings, mapping, Optional.of(name), generatedAt, again, limits, seal);
    }

    public ImportRequest generatedAt(Instant instant) {
        return new ImportRequest(file, mappings, mapping, encoding, Optional.of(instant), again, limits, seal);
    }

    public ImportRequest within(Limits other) {
        return new ImportRequest(file, mappings, mapping, encoding, generatedAt, again, other, seal);
    }

    public ImportRequest sealedWith(Seal other) {
        return new ImportRequest(file, mappings, mapping, encoding, generatedAt, again, limits, other);
    }
}
