package io.globalkpi.local.cli;

import io.globalkpi.ingest.files.ImportRequest;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which file, and how it is read. */
final class ImportOptions {

    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file;

    @Option(
            names = "--mapping",
            required = true,
            paramLabel = "NAME",
            description = "A shipped mapping (deploy/config/mappings), or the path of one of your own.")
    private String mapping;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "UTF-8, GBK, Shift_JIS or windows-1252, if not as the mapping says.")
    private @Nullable String encoding;

    @Option(
            names = "--again",
            description = "From the first line, though it was imported before; nothing is counted twice.")
    private boolean again;

    Path file() {
        return file;
    }

    ImportRequest request(Surroundings around) {
        Path own = Path.of(mapping);
        boolean isOwn = mapping.endsWith(".yaml") && own.toAbsolutePath().getParent() != null;
        Path directory =
                isOwn ? own.toAbsolutePath().getParent() : around.home().resolve("deploy/config/mappings");
        String name = isOwn ? own.getFileName().toString().replaceFirst("\\.yaml$", "") : mapping;
        ImportRequest request = ImportRequest.of(file, directory, name);
        request = encoding == null ? request : request.encodedAs(encoding);
        return again ? request.onceMore() : request;
    }
}
