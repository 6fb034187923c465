package io.globalkpi.local.broker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One process at a time works in a data directory.
 *
 * <p>The operating system gives the lock back when a process dies, however it dies. The broker has a lock of its own,
 * but asks for it only after it has begun to write.
 */
final class DirectoryLock implements AutoCloseable {

    private static final String FILE = ".in-use";

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws BrokerException if another process works in the directory, or it cannot be written */
    static DirectoryLock take(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel channel =
                    FileChannel.open(directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new BrokerException("another process works in " + directory.toAbsolutePath()
                        + ": stop it, or choose another directory with --data");
            }
            return new DirectoryLock(channel);
        } catch (IOException e) {
            throw new BrokerException("cannot write to " + directory.toAbsolutePath() + ": " + e, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new BrokerException("cannot give back the lock of the data directory: " + e, e);
        }
    }
}
