package io.globalkpi.alert.notify;

import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.alert.NoticeState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is still to be told of one partition, in the order it was planned.
 *
 * <p>First the log is replayed to the end it had when the partition was taken over; then nothing is unknown, and only new
 * plans are read: all else on the log is this instance's own writing.
 */
final class Outbox {

    private final long replayTo;
    private final Map<String, Entry> pending = new LinkedHashMap<>();
    private boolean replayed;

    private record Entry(Notice notice, long offset) {}

    /** @param replayTo end of the log when the partition was taken over */
    Outbox(long replayTo) {
        this.replayTo = replayTo;
    }

    /** Everything before this offset has been read. */
    void reached(long position) {
        replayed = replayed || position >= replayTo;
    }

    boolean isReplayed() {
        return replayed;
    }

    void read(Notice notice, long offset) {
        if (offset < replayTo) {
            replay(notice, offset);
        } else if (notice.getState() == NoticeState.PENDING && notice.getAttempts() == 0) {
            pending.putIfAbsent(notice.getNotice(), new Entry(notice, offset));
        }
    }

    private void replay(Notice notice, long offset) {
        if (isOpen(notice)) {
            pending.merge(
                    notice.getNotice(), new Entry(notice, offset), (old, now) -> new Entry(now.notice(), old.offset()));
        } else {
            pending.remove(notice.getNotice());
        }
    }

    private static boolean isOpen(Notice notice) {
        return notice.getState() == NoticeState.PENDING || notice.getState() == NoticeState.FAILED;
    }

    /** Takes over what was committed. */
    void wrote(Notice notice) {
        Entry entry = pending.get(notice.getNotice());
        if (entry == null) {
            return;
        }
        if (isOpen(notice)) {
            pending.put(notice.getNotice(), new Entry(notice, entry.offset()));
        } else {
            pending.remove(notice.getNotice());
        }
    }

    /** The first of every destination, if it may be tried now. Later ones wait for it: order is kept. */
    List<Notice> due(Instant now) {
        if (!replayed) {
            return List.of();
        }
        Map<String, Notice> heads = new LinkedHashMap<>();
        pending.values().forEach(entry -> heads.putIfAbsent(lane(entry.notice()), entry.notice()));
        return heads.values().stream().filter(head -> isDue(head, now)).toList();
    }

    private static boolean isDue(Notice notice, Instant now) {
        @Nullable Instant next = notice.getNextAttemptAt();
        return next == null || !next.isAfter(now);
    }

    Optional<Notice> find(String id) {
        return Optional.ofNullable(pending.get(id)).map(Entry::notice);
    }

    int size() {
        return pending.size();
    }

    /** Where to begin after a restart so that nothing pending is missed. */
    long safeOffset(long position) {
        return pending.values().stream().mapToLong(Entry::offset).min().orElse(position);
    }

    static String lane(Notice notice) {
        return notice.getChannel() + "|" + notice.getDestination();
    }
}
