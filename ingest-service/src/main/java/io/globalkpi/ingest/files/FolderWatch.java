package io.globalkpi.ingest.files;

import io.globalkpi.ingest.files.read.FileRefusedException;
import io.globalkpi.ingest.letter.Seal;
import io.globalkpi.ingest.publish.EventPublisher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imports what lands in {@code ROOT/inbox/MAPPING/}: finished files move to {@code ROOT/done/MAPPING/}, refused ones to
 * {@code ROOT/failed/MAPPING/} beside a {@code .error.txt} that says why.
 *
 * <p>A file that is still being written waits until its size and time are the same at two looks. While the broker cannot
 * be reached the file stays where it is and is tried again, so nothing has to be moved back by hand.
 */
public final class FolderWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

    private final Path root;
    private final Path mappings;
    private final EventPublisher publisher;
    private final Seal seal;
    private final Clock clock;
    private final Map<Path, Print> before = new HashMap<>();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "folder-watch");
        thread.setDaemon(true);
        return thread;
    });

    private record Print(long size, long modified) {}

    public FolderWatch(Path root, Path mappings, EventPublisher publisher, Seal seal, Clock clock) {
        this.root = root;
        this.mappings = mappings;
        this.publisher = publisher;
        this.seal = seal;
        this.clock = clock;
    }

    /** Looks now and then again after each pause, until closed. */
    public void start(Duration pause) {
        looks.scheduleWithFixedDelay(this::lookCalmly, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Looks once and imports every file that has not changed since the look before. */
    public void look() throws IOException {
        Path inbox = Files.createDirectories(root.resolve("inbox"));
        Map<Path, Print> now = new HashMap<>();
        for (Path folder : entries(inbox, true)) {
            for (Path file : entries(folder, false)) {
                Print print = new Print(
                        Files.size(file), Files.getLastModifiedTime(file).toMillis());
                now.put(file, print);
                if (print.equals(before.get(file)) && imported(file, String.valueOf(folder.getFileName()))) {
                    now.remove(file);
                }
            }
        }
        before.clear();
        before.putAll(now);
    }

    private void lookCalmly() {
        try {
            look();
        } catch (IOException | RuntimeException e) {
            LOG.warn("looking into {} failed and is tried again: {}", root, e.toString());
        }
    }

    private boolean imported(Path file, String mapping) throws IOException {
        try {
            ImportSummary summary = FileImport.run(
                    ImportRequest.of(file, mappings, mapping).sealedWith(seal),
                    publisher,
                    progress -> LOG.info("{}: {}", file.getFileName(), progress),
                    clock);
            summary.lines().forEach(LOG::info);
            move(file, "done", mapping);
            return true;
        } catch (FileRefusedException e) {
            LOG.warn("{} refused: {}", file, e.getMessage());
            Path failed = move(file, "failed", mapping);
            Files.writeString(failed.resolveSibling(failed.getFileName() + ".error.txt"), e.getMessage() + "\n");
            return true;
        } catch (ImportStoppedException e) {
            LOG.warn("{} waits: {}", file, e.getMessage());
            return false;
        }
    }

    /** A file of the same name that was moved before stays; the newer one gets the time into its name. */
    private Path move(Path file, String outcome, String mapping) throws IOException {
        Path folder = Files.createDirectories(root.resolve(outcome).resolve(mapping));
        Path target = folder.resolve(file.getFileName());
        if (Files.exists(target)) {
            target = folder.resolve(clock.millis() + "-" + file.getFileName());
        }
        return Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<Path> entries(Path folder, boolean folders) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> folders ? Files.isDirectory(entry) : Files.isRegularFile(entry))
                    .filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Looks no more. An import under way is not interrupted, or its file would seem to be broken: it stops by itself when the
     * publisher is closed, and resumes when the file is looked at again.
     */
    @Override
    public void close() {
        looks.shutdown();
        try {
            looks.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
