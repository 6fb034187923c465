package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.reference.CalendarDay;
import io.globalkpi.schemas.reference.ChangeKind;
import io.globalkpi.schemas.reference.ThresholdChange;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Calendar days, written one by one or taken from an iCalendar file, with how each bends the thresholds of rules. */
final class CalendarRows {

    private static final Binder DAY =
            new Binder(ReferenceKind.CALENDARS.schema(), ReferenceKind.CALENDARS.words(), Set.of("ical"));
    private static final Binder CHANGE =
            new Binder(ThresholdChange.getClassSchema(), Map.of("scopeIds", "scopes"), Set.of());

    private CalendarRows() {}

    /** One row; or as many as the iCalendar file beside has days, each with the markets and thresholds of the entry. */
    static List<Row> read(Entry entry, Path directory) {
        List<ThresholdChange> changes = entry.list("thresholds").stream()
                .flatMap(one -> CHANGE.bind(one, ZoneOffset.UTC, Map.of()).stream())
                .map(ThresholdChange.class::cast)
                .toList();
        Optional<String> ical = entry.text("ical");
        if (ical.isEmpty()) {
            return bound(entry, Map.of("thresholds", changes));
        }
        return IcalDays.read(entry, directory.resolve(ical.get())).stream()
                .flatMap(day -> bound(entry, fixed(day, changes)).stream())
                .toList();
    }

    /** A day behind the expiry of a change stays a day, and bends nothing. */
    private static Map<String, Object> fixed(IcalDays.Day day, List<ThresholdChange> changes) {
        List<ThresholdChange> open = changes.stream()
                .filter(change -> !change.getExpires().isBefore(day.from()))
                .toList();
        return Map.of("name", day.name(), "from", day.from(), "to", day.to(), "thresholds", open);
    }

    private static List<Row> bound(Entry entry, Map<String, Object> fixed) {
        return DAY.bind(entry, ZoneOffset.UTC, fixed).stream()
                .map(value -> Row.of(ReferenceKind.CALENDARS, value, entry))
                .toList();
    }

    static void check(CalendarDay day, Entry entry) {
        if (day.getTo().isBefore(day.getFrom())) {
            entry.problem("to", "is before from", day.getTo(), day.getFrom() + " or later");
        }
        List<Entry> entries = entry.list("thresholds");
        for (int i = 0; i < Math.min(entries.size(), day.getThresholds().size()); i++) {
            check(day, day.getThresholds().get(i), entries.get(i));
        }
    }

    private static void check(CalendarDay day, ThresholdChange change, Entry entry) {
        if (change.getAuthor().isBlank()) {
            entry.problem("author", "is empty", "", "who decided it");
        }
        if (change.getExpires().isBefore(day.getFrom())) {
            entry.problem("expires", "is before the day", change.getExpires(), day.getFrom() + " or later");
        }
        if (change.getHow() == ChangeKind.FACTOR && !(change.getValue() > 0)) {
            entry.problem("value", "is no factor", change.getValue(), "more than 0");
        }
        if (!change.getLevel().isEmpty()) {
            Known.check(entry, "level", change.getLevel(), Set.copyOf(RuleChecks.LEVELS));
        }
    }
}
