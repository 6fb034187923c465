package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.reference.CalendarDay;
import io.globalkpi.schemas.reference.ChangeKind;
import io.globalkpi.schemas.reference.TargetChange;
import io.globalkpi.schemas.reference.ThresholdChange;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** Calendar days, written one by one or taken from an iCalendar file, with how each bends the thresholds of rules and targets. */
final class CalendarRows {

    private static final Binder DAY =
            new Binder(ReferenceKind.CALENDARS.schema(), ReferenceKind.CALENDARS.words(), Set.of("ical"));
    private static final Binder THRESHOLD =
            new Binder(ThresholdChange.getClassSchema(), Map.of("scopeIds", "scopes"), Set.of());
    private static final Binder TARGET =
            new Binder(TargetChange.getClassSchema(), Map.of("scopeIds", "scopes"), Set.of());

    private CalendarRows() {}

    private record Changes(List<ThresholdChange> thresholds, List<TargetChange> targets) {

        static Changes read(Entry entry) {
            return new Changes(
                    all(entry, "thresholds", THRESHOLD)
                            .map(ThresholdChange.class::cast)
                            .toList(),
                    all(entry, "targets", TARGET).map(TargetChange.class::cast).toList());
        }

        private static Stream<SpecificRecord> all(Entry entry, String field, Binder binder) {
            return entry.list(field).stream().flatMap(one -> binder.bind(one, ZoneOffset.UTC, Map.of()).stream());
        }

        /** A day behind the expiry of a change stays a day, and bends nothing. */
        Changes openOn(LocalDate day) {
            return new Changes(
                    thresholds.stream()
                            .filter(change -> !change.getExpires().isBefore(day))
                            .toList(),
                    targets.stream()
                            .filter(change -> !change.getExpires().isBefore(day))
                            .toList());
        }

        Map<String, Object> fields() {
            return Map.of("thresholds", thresholds, "targets", targets);
        }
    }

    /** One row; or as many as the iCalendar file beside has days, each with the markets and changes of the entry. */
    static List<Row> read(Entry entry, Path directory) {
        Changes changes = Changes.read(entry);
        Optional<String> ical = entry.text("ical");
        if (ical.isEmpty()) {
            return bound(entry, changes.fields());
        }
        return IcalDays.read(entry, directory.resolve(ical.get())).stream()
                .flatMap(day -> bound(entry, fixed(day, changes)).stream())
                .toList();
    }

    private static Map<String, Object> fixed(IcalDays.Day day, Changes changes) {
        Map<String, Object> fixed = new HashMap<>(changes.openOn(day.from()).fields());
        fixed.putAll(Map.of("name", day.name(), "from", day.from(), "to", day.to()));
        return fixed;
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
        List<Entry> thresholds = entry.list("thresholds");
        for (int i = 0; i < Math.min(thresholds.size(), day.getThresholds().size()); i++) {
            check(day, day.getThresholds().get(i), thresholds.get(i));
        }
        List<Entry> targets = entry.list("targets");
        for (int i = 0; i < Math.min(targets.size(), day.getTargets().size()); i++) {
            check(day, day.getTargets().get(i), targets.get(i));
        }
    }

    private static void check(CalendarDay day, ThresholdChange change, Entry entry) {
        decided(day, change.getAuthor(), change.getExpires(), entry);
        if (change.getHow() == ChangeKind.FACTOR && !(change.getValue() > 0)) {
            entry.problem("value", "is no factor", change.getValue(), "more than 0");
        }
        if (!change.getLevel().isEmpty()) {
            Known.check(entry, "level", change.getLevel(), Set.copyOf(RuleChecks.LEVELS));
        }
    }

    private static void check(CalendarDay day, TargetChange change, Entry entry) {
        decided(day, change.getAuthor(), change.getExpires(), entry);
        if (change.getHow() != ChangeKind.OFF && !(change.getValue() >= 0)) {
            entry.problem("value", "is no factor, weight or target", change.getValue(), "0 or more");
        }
    }

    private static void decided(CalendarDay day, String author, LocalDate expires, Entry entry) {
        if (author.isBlank()) {
            entry.problem("author", "is empty", "", "who decided it");
        }
        if (expires.isBefore(day.getFrom())) {
            entry.problem("expires", "is before the day", expires, day.getFrom() + " or later");
        }
    }
}
