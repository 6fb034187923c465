package io.globalkpi.alert.notify;

import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.alert.NoticeState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * In which message each destination first heard of each breach, as far as its channel names messages.
 *
 * <p>Held in memory, and learnt from the ledger when a partition is taken over: nothing of it is state of its own.
 */
final class Earlier {

    /** A breach of which nothing was told for so long begins a message of its own. */
    static final Duration REMEMBERED = Duration.ofDays(35);

    private static final int MOST = 50_000;

    private final Map<String, Parcel.Told> messages = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Parcel.Told> eldest) {
            return size() > MOST;
        }
    };

    void learn(Notice notice) {
        String message = notice.getMessageId();
        if (notice.getState() == NoticeState.SENT && message != null) {
            messages.putIfAbsent(key(notice), new Parcel.Told(message, notice.getDigest() == null));
        }
    }

    /** A digest takes up a message where all its breaches were first told in that one; it changes none. */
    Optional<Parcel.Told> of(Parcel parcel) {
        Parcel.Told first = messages.get(key(parcel.first()));
        if (first == null || !parcel.isDigest()) {
            return Optional.ofNullable(first);
        }
        boolean isOfAll = parcel.notices().stream()
                .map(notice -> messages.get(key(notice)))
                .allMatch(told -> told != null && told.messageId().equals(first.messageId()));
        return isOfAll ? Optional.of(new Parcel.Told(first.messageId(), false)) : Optional.empty();
    }

    private static String key(Notice notice) {
        return Outbox.lane(notice) + "\n" + notice.getBreach();
    }
}
