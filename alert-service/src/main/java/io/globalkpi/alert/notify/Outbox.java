package io.globalkpi.alert.notify;

import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.alert.NoticeState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

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

    /** Destinations with something to tell now, and what. One that failed or asked to be left alone is not among them. */
    Map<String, List<Notice>> due(Instant now, Predicate<String> isFree) {
        if (!replayed) {
            return Map.of();
        }
        Map<String, List<Notice>> lanes = new LinkedHashMap<>();
        pending.values()
                .forEach(entry -> lanes.computeIfAbsent(lane(entry.notice()), lane -> new ArrayList<>())
                        .add(entry.notice()));
        lanes.keySet().removeIf(lane -> !isFree.test(lane));
        lanes.values().removeIf(notices -> isResting(notices, now));
        lanes.replaceAll((lane, notices) -> TellingOrder.of(notices, now));
        lanes.values().removeIf(List::isEmpty);
        return lanes;
    }

    private static boolean isResting(List<Notice> notices, Instant now) {
        return notices.stream()
                .anyMatch(notice -> notice.getState() == NoticeState.FAILED && !TellingOrder.isDue(notice, now));
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
