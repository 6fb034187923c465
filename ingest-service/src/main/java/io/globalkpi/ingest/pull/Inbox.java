package io.globalkpi.ingest.pull;

import io.globalkpi.ingest.letter.Sha256;
import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.DroppedFile;
import io.globalkpi.ingest.platform.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folders that people put exports into: one for each system, in it one for each account. */
final class Inbox {

    static final String SETTING = "INGEST_INBOX_DIR";

    private final @Nullable Path root;
    private final Clock clock;
    private final Arrival arrival;

    /**
     * @param root null if there is none
     * @param clock that of the jobs: a later time of a file is not believed
     */
    Inbox(@Nullable Path root, Clock clock) {
        this(root, clock, Inbox::changedAt);
    }

    /** @param arrival how to know since when a file lies there */
    Inbox(@Nullable Path root, Clock clock, Arrival arrival) {
        this.root = root;
        this.clock = clock;
        this.arrival = arrival;
    }

    /** Since when a file lies where it is. */
    @FunctionalInterface
    interface Arrival {
        Instant of(Path file) throws IOException;
    }

    /** Of file systems that do not tell when a name or a mode changed, when the content did. */
    private static Instant changedAt(Path file) throws IOException {
        try {
            return ((FileTime) Files.getAttribute(file, "unix:ctime")).toInstant();
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return Instant.MIN;
        }
    }

    /** Files of an account, oldest first; hidden ones and those still being written under another name are none. */
    List<DroppedFile> files(String system, String account) {
        if (root == null) {
            throw new CallException(new Trouble(
                    "inbox-missing", "There is no folder for exports.", "Set " + SETTING + " to a folder."));
        }
        Path folder = root.resolve(system).resolve(account);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(file -> !file.getFileName().toString().endsWith(".part"))
                    .map(this::dropped)
                    .sorted(Comparator.comparing(DroppedFile::writtenAt).thenComparing(DroppedFile::name))
                    .toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private DroppedFile dropped(Path path) {
        try {
            Instant written = Files.getLastModifiedTime(path).toInstant();
            return new Dropped(path, path.getFileName().toString(), written, arrived(path, written));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** What lies there now has come: a later time is of another clock, as where the time of business is steered. */
    private Instant arrived(Path path, Instant written) throws IOException {
        Instant arrived = arrival.of(path);
        return arrived.isBefore(written) || arrived.isAfter(clock.instant()) ? written : arrived;
    }

    private static CallException unreadable(Path path, IOException e) {
        return new CallException(new Trouble(
                "inbox-unreadable",
                path + " cannot be read (" + e.getClass().getSimpleName() + ").",
                "Let the service read the folder."));
    }

    /** A file on disk. */
    private record Dropped(Path path, String name, Instant writtenAt, Instant arrivedAt) implements DroppedFile {

        @Override
        public String sha256() {
            try {
                return Sha256.hex(Files.readAllBytes(path));
            } catch (IOException e) {
                throw unreadable(path, e);
            }
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }
    }
}
