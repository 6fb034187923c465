package io.globalkpi.schemas.record;

import io.globalkpi.schemas.measure.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * The schemas and the measure catalogue as they were released, a folder a release, each file whole in itself.
 *
 * <p>Run as a program when a release is cut, in the folder {@code schemas}, with the release's number; it refuses to write
 * over one that exists:
 *
 * <pre>
 * mvn test-compile org.codehaus.mojo:exec-maven-plugin:3.5.0:java -Dexec.classpathScope=test \
 *     -Dexec.mainClass=io.globalkpi.schemas.record.Releases -Dexec.args=2
 * </pre>
 */
public final class Releases {

    static final Path FOLDER = Path.of("src/released");
    private static final String MEASURES = "measures.txt";

    private Releases() {}

    /** All releases of all schemas, by file. */
    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".avsc"))
                    .sorted()
                    .toList();
        }
    }

    /** The names of the measure catalogue, as every release had them. */
    static List<Path> measures() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.endsWith(MEASURES)).sorted().toList();
        }
    }

    static Schema read(Path file) throws IOException {
        return new Schema.Parser().parse(Files.readString(file));
    }

    public static void main(String[] release) throws IOException {
        Path folder = FOLDER.resolve(release[0]);
        if (Files.exists(folder)) {
            throw new IllegalArgumentException(folder + " is released already; what is released does not change");
        }
        Files.createDirectories(folder);
        for (Schema schema : Records.schemas()) {
            Files.writeString(
                    folder.resolve(schema.getFullName() + ".avsc"),
                    plain(schema).toString(true) + "\n");
        }
        Files.write(folder.resolve(MEASURES), Measure.names());
    }

    /** Without the hint that our generated classes hold text as String. */
    private static Schema plain(Schema schema) {
        String text = schema.toString().replace(",\"avro.java.string\":\"String\"", "");
        return new Schema.Parser().parse(text);
    }
}
