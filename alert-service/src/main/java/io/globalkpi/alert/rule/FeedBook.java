package io.globalkpi.alert.rule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The feeds of one site, and what is overdue in them.
 *
 * <p>A date is overdue when it was due and is not complete, whether its source said so or fell silent. A feed that never
 * told of a date has not begun and is not missed; nor is one that has been silent for {@link #GIVEN_UP}.
 */
public final class FeedBook {

    /** Overdue dates older than this hold no rule any more. */
    public static final Duration LOOK_BACK = Duration.ofDays(14);

    /** A feed that told of nothing for so long is gone. */
    static final Duration GIVEN_UP = Duration.ofDays(60);

    /** How long after its end a date is due when its source does not say. */
    static final Duration GRACE = Duration.ofHours(24);

    private final Map<String, TreeMap<LocalDate, FeedDay>> feeds = new TreeMap<>();

    public void add(FeedDay day) {
        feeds.computeIfAbsent(day.feed(), any -> new TreeMap<>()).put(day.date(), day);
    }

    /** Dates that no look will ask for again. */
    public List<FeedDay> forget() {
        List<FeedDay> old = new ArrayList<>();
        for (TreeMap<LocalDate, FeedDay> days : feeds.values()) {
            LocalDate keepFrom = days.lastKey().minusDays(LOOK_BACK.toDays() + 2);
            old.addAll(days.headMap(keepFrom).values());
            days.headMap(keepFrom).clear();
        }
        return old;
    }

    /** @param declared the feeds expected every day; of others only dates that their source declared are missed */
    public List<Gap> gaps(List<String> declared, ZoneId zone, Instant now) {
        List<Gap> gaps = new ArrayList<>();
        feeds.forEach((feed, days) -> {
            days.values().stream()
                    .filter(day -> !day.complete())
                    .map(day -> new Gap(feed, day.date(), due(day, zone)))
                    .filter(gap -> isOverdue(gap, now))
                    .forEach(gaps::add);
            if (declared.contains(feed)) {
                gaps.addAll(silent(feed, days.lastKey(), zone, now));
            }
        });
        return gaps;
    }

    private static List<Gap> silent(String feed, LocalDate last, ZoneId zone, Instant now) {
        List<Gap> gaps = new ArrayList<>();
        if (last.atStartOfDay(zone).toInstant().isBefore(now.minus(GIVEN_UP))) {
            return gaps;
        }
        LocalDate today = now.atZone(zone).toLocalDate();
        for (LocalDate date = last.plusDays(1); date.isBefore(today); date = date.plusDays(1)) {
            Gap gap = new Gap(feed, date, dueByDefault(date, zone));
            if (isOverdue(gap, now)) {
                gaps.add(gap);
            }
        }
        return gaps;
    }

    private static boolean isOverdue(Gap gap, Instant now) {
        return gap.due().isBefore(now) && gap.due().isAfter(now.minus(LOOK_BACK));
    }

    private static Instant due(FeedDay day, ZoneId zone) {
        return day.due() == null ? dueByDefault(day.date(), zone) : day.due();
    }

    private static Instant dueByDefault(LocalDate date, ZoneId zone) {
        return date.plusDays(1).atStartOfDay(zone).toInstant().plus(GRACE);
    }
}
