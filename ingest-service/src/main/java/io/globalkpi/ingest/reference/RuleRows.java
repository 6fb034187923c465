package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.reference.Clause;
import io.globalkpi.schemas.reference.Level;
import io.globalkpi.schemas.reference.RuleOverride;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rules with their levels and overrides; {@code hold}, {@code keepFiring} and {@code flapWithin} are durations such as {@code 1h}. */
final class RuleRows {

    private static final Binder RULE =
            new Binder(ReferenceKind.RULES.schema(), ReferenceKind.RULES.words(), Set.of("flapWithin"));
    private static final Set<String> PATIENCE = Set.of("hold", "keepFiring");
    /** The lists of conditions on other KPIs. */
    static final List<String> CONDITIONS = List.of("all", "any", "none");

    private static final Binder CLAUSE = new Binder(Clause.getClassSchema(), Map.of(), Set.of());
    private static final Binder LEVEL = new Binder(Level.getClassSchema(), Map.of(), PATIENCE);
    private static final Binder OVERRIDE = new Binder(RuleOverride.getClassSchema(), Map.of(), PATIENCE);

    private RuleRows() {}

    static List<Row> read(Entry entry) {
        Map<String, Object> fixed = new HashMap<>();
        fixed.put("levels", levels(entry));
        fixed.put(
                "overrides",
                entry.list("overrides").stream()
                        .flatMap(one -> override(one).stream())
                        .toList());
        CONDITIONS.forEach(name -> fixed.put(name, clauses(entry, name)));
        minutes(entry, "flapWithin", "flapMinutes", fixed);
        return RULE.bind(entry, ZoneOffset.UTC, fixed).stream()
                .map(value -> Row.of(ReferenceKind.RULES, value, entry))
                .toList();
    }

    private static List<Clause> clauses(Entry entry, String name) {
        return entry.list(name).stream()
                .flatMap(one -> CLAUSE.bind(one, ZoneOffset.UTC, Map.of()).stream())
                .map(Clause.class::cast)
                .toList();
    }

    private static List<Level> levels(Entry entry) {
        List<Entry> entries = entry.list("levels");
        if (entries.isEmpty()) {
            entry.problem("levels", "holds no level", "", "a list of {level, threshold, recovery, hold}");
        }
        List<Level> levels = new ArrayList<>();
        entries.forEach(one -> level(one).ifPresent(levels::add));
        return levels;
    }

    private static Optional<Level> level(Entry entry) {
        return LEVEL.bind(entry, ZoneOffset.UTC, patience(entry)).map(Level.class::cast);
    }

    private static Optional<RuleOverride> override(Entry entry) {
        return OVERRIDE.bind(entry, ZoneOffset.UTC, patience(entry)).map(RuleOverride.class::cast);
    }

    private static Map<String, Object> patience(Entry entry) {
        Map<String, Object> fixed = new HashMap<>();
        minutes(entry, "hold", "holdMinutes", fixed);
        minutes(entry, "keepFiring", "keepFiringMinutes", fixed);
        return fixed;
    }

    private static void minutes(Entry entry, String word, String field, Map<String, Object> fixed) {
        entry.text(word).ifPresent(text -> {
            Duration duration = Scalars.duration(text);
            if (duration == null || duration.isNegative() || duration.toSecondsPart() != 0) {
                entry.problem(word, "has the wrong form", text, "a duration in whole minutes such as 90m, 1h or PT1H");
            } else {
                fixed.put(field, duration.toMinutes());
            }
        });
    }
}
