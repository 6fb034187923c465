package io.globalkpi.alert.detect;

import org.jspecify.annotations.Nullable;

/**
 * A watch in its ward. It is made from its bytes when it is first asked for; and they serve until more of it changes than up to
 * where it looked.
 */
final class KeptWatch {

    private final Seen storedSeen;
    private final boolean storedAwake;
    private @Nullable WatchBytes reader;
    private byte @Nullable [] bytes;
    private Watch watch = Watch.NEW;

    KeptWatch() {
        this.storedSeen = Seen.NOTHING;
        this.storedAwake = false;
    }

    KeptWatch(Seen seen, boolean awake, byte[] bytes, WatchBytes reader) {
        this.storedSeen = seen;
        this.storedAwake = awake;
        this.bytes = bytes;
        this.reader = reader;
    }

    Watch get() {
        if (reader != null) {
            watch = reader.read(bytes, storedSeen);
            reader = null;
        }
        return watch;
    }

    void set(Watch next) {
        if (!next.isLike(get())) {
            bytes = null;
        }
        watch = next;
    }

    Seen seen() {
        return reader == null ? watch.seen() : storedSeen;
    }

    boolean isAwake() {
        return reader == null ? watch.isAwake() : storedAwake;
    }

    /** Whether there is nothing to remember of it. */
    boolean isNew() {
        return reader == null && watch == Watch.NEW;
    }

    /** Whether more of it than {@link #seen} is to be written. */
    boolean isChanged() {
        return bytes == null;
    }

    /** All of it but {@link #seen}. */
    byte[] bytes(WatchBytes writer) {
        if (bytes == null) {
            bytes = writer.write(get());
        }
        return bytes;
    }
}
