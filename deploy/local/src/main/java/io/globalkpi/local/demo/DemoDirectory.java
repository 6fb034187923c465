package io.globalkpi.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory that a demo may begin anew in: absent, empty, or left by a demo before.
 *
 * <p>A demo's month ends now, so the data of an earlier one would be told again at other times. What is not a demo's is
 * never deleted.
 */
public final class DemoDirectory {

    private static final String MARK = ".global-kpi-demo";

    private DemoDirectory() {}

    /** @throws IllegalStateException if the directory holds anything that is not a demo's */
    public static Path beginAnew(Path directory) {
        try {
            Files.createDirectories(directory);
            List<Path> content = content(directory);
            if (!content.isEmpty() && !content.contains(directory.resolve(MARK))) {
                throw new IllegalStateException(directory + " holds data that is not a demo's: name another directory"
                        + " with --data, or use `deploy/run start --data " + directory + "`");
            }
            for (Path entry : content) {
                delete(entry);
            }
            return Files.writeString(directory.resolve(MARK), "Emptied by each `deploy/run demo`.\n")
                    .getParent();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot empty " + directory + ": " + e.getMessage(), e);
        }
    }

    private static List<Path> content(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        }
    }

    private static void delete(Path entry) throws IOException {
        try (Stream<Path> all = Files.walk(entry)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
