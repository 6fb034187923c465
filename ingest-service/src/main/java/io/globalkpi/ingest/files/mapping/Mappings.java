package io.globalkpi.ingest.files.mapping;

import io.globalkpi.ingest.files.read.FileRefusedException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of mappings: {@code NAME.yaml} each. */
public final class Mappings {

    private static final String SUFFIX = ".yaml";

    private final Path folder;

    public Mappings(Path folder) {
        this.folder = folder;
    }

    /**
     * Loads one and checks it whole.
     *
     * @throws FileRefusedException naming file, line and field of everything that is wrong, or the mappings there are
     */
    public Mapping load(String name) throws IOException {
        Path file = folder.resolve(name + SUFFIX);
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]*") || !Files.isRegularFile(file)) {
            throw new FileRefusedException(
                    "no mapping '" + name + "' in " + folder + "; there are: " + String.join(", ", names()));
        }
        try {
            return new MappingReader(name, file.getFileName().toString(), Files.readString(file)).read();
        } catch (CharacterCodingException e) {
            throw new FileRefusedException(file + ": a mapping is written in UTF-8", e);
        }
    }

    public List<String> names() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        }
    }
}
