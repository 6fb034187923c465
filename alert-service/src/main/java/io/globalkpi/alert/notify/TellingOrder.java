package io.globalkpi.alert.notify;

import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.Notice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * In which order waiting notices are told: grave before mild, ends last, and each episode in its own order, so that no
 * recovery is told before its opening.
 *
 * <p>A notice that waits for its time (quiet hours) holds back the end of its episode and nothing else.
 */
final class TellingOrder {

    private TellingOrder() {}

    private record Place(Notice notice, int planned) {}

    private static final Comparator<Place> ORDER =
            Comparator.<Place>comparingInt(place -> rank(place.notice())).thenComparingInt(Place::planned);

    /** @param pending in the order they were planned */
    static List<Notice> of(Iterable<Notice> pending, Instant now) {
        PriorityQueue<Place> heads = new PriorityQueue<>(ORDER);
        Map<String, List<Place>> episodes = due(pending, now);
        episodes.values().forEach(episode -> heads.add(episode.remove(0)));
        List<Notice> ordered = new ArrayList<>();
        while (!heads.isEmpty()) {
            Notice next = heads.poll().notice();
            ordered.add(next);
            List<Place> rest = episodes.get(next.getBreach());
            if (!rest.isEmpty()) {
                heads.add(rest.remove(0));
            }
        }
        return ordered;
    }

    private static Map<String, List<Place>> due(Iterable<Notice> pending, Instant now) {
        Map<String, List<Place>> episodes = new LinkedHashMap<>();
        Set<String> held = new LinkedHashSet<>();
        int planned = 0;
        for (Notice notice : pending) {
            planned++;
            if (!isDue(notice, now)) {
                held.add(notice.getBreach());
            } else if (!isEnd(notice) || !held.contains(notice.getBreach())) {
                episodes.computeIfAbsent(notice.getBreach(), breach -> new ArrayList<>())
                        .add(new Place(notice, planned));
            }
        }
        return episodes;
    }

    static boolean isDue(Notice notice, Instant now) {
        @Nullable Instant next = notice.getNextAttemptAt();
        return next == null || !next.isAfter(now);
    }

    private static boolean isEnd(Notice notice) {
        return notice.getContent().getEndedAt() != null;
    }

    private static int rank(Notice notice) {
        Breach breach = notice.getContent();
        if (isEnd(notice)) {
            return 3;
        }
        return switch (breach.getLevel()) {
            case "critical" -> 0;
            case "warning" -> 1;
            default -> 2;
        };
    }
}
