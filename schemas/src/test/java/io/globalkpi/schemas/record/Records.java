package io.globalkpi.schemas.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** Every type of {@code src/main/avro}, as the class generated from it. */
public final class Records {

    private static final Path SOURCES = Path.of("src/main/avro");

    private Records() {}

    static List<Class<?>> classes() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".avsc"))
                    .sorted()
                    .<Class<?>>map(Records::classOf)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Schemas with the types they use written into them. */
    public static List<Schema> schemas() {
        return classes().stream()
                .map(type -> SpecificData.get().getSchema(type))
                .toList();
    }

    private static Class<?> classOf(Path file) {
        String room = SOURCES.relativize(file).getParent().toString();
        String name = file.getFileName().toString().replace(".avsc", "");
        try {
            return Class.forName("io.globalkpi.schemas." + room + "." + name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(file + " must be named like its type and lie in the folder of its namespace", e);
        }
    }
}
