package io.globalkpi.local.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All changes since the beginning, a line of JSON each, on the disk before anybody is answered.
 *
 * <p>A line without its end was never answered for: a crash tore it, and it is cut off. A damaged line before that is
 * refused, since the ids behind it are on topics.
 */
final class ChangeFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeFile.class);

    private final ObjectMapper json = new ObjectMapper();
    private final Path path;
    private final FileChannel channel;
    private long end;

    private ChangeFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Opens the file for this process alone and tells what is in it, oldest first. */
    static ChangeFile open(Path path, Consumer<Change> each) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        ChangeFile file = new ChangeFile(path, channel);
        try {
            file.lock();
            file.read(each);
            return file;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private void lock() throws IOException {
        if (tryLock() == null) {
            throw new IOException(path + " is in use by another registry");
        }
    }

    private @Nullable FileLock tryLock() throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private void read(Consumer<Change> each) throws IOException {
        String all = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        int from = 0;
        int line = 0;
        for (int to = all.indexOf('\n'); to >= 0; to = all.indexOf('\n', from)) {
            line++;
            each.accept(parse(all.substring(from, to), line));
            from = to + 1;
        }
        end = all.substring(0, from).getBytes(StandardCharsets.UTF_8).length;
        cutOffWhatIsTorn();
    }

    private Change parse(String text, int line) throws IOException {
        try {
            return json.readValue(text, Change.class);
        } catch (JsonProcessingException e) {
            throw new IOException(
                    path + " line " + line + " is damaged; take the file from a backup, or remove it together with the"
                            + " topics whose ids it holds: " + e.getOriginalMessage(),
                    e);
        }
    }

    private void cutOffWhatIsTorn() throws IOException {
        if (channel.size() > end) {
            LOG.warn(
                    "{}: the last line was torn by a crash ({} bytes) and is cut off; nobody was answered for it",
                    path,
                    channel.size() - end);
            channel.truncate(end);
            channel.force(true);
        }
    }

    /** Returns once the change is on the disk; on failure the file is as before. */
    void append(Change change) {
        try {
            write(json.writeValueAsString(change) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path + ": " + e.getMessage(), e);
        }
    }

    private void write(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        long at = end;
        try {
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
            channel.force(true);
            end = at;
        } catch (IOException e) {
            channel.truncate(end);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
