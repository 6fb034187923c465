package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.reference.Level;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Rules with their levels; {@code hold}, {@code keepFiring} and {@code flapWithin} are durations such as {@code 1h}. */
final class RuleRows {

    private static final Binder RULE =
            new Binder(ReferenceKind.RULES.schema(), ReferenceKind.RULES.words(), Set.of("flapWithin"));
    private static final Binder LEVEL = new Binder(Level.getClassSchema(), Map.of(), Set.of("hold", "keepFiring"));

    private RuleRows() {}

    static List<Row> read(Entry entry) {
        Map<String, Object> fixed = new HashMap<>();
        fixed.put("levels", levels(entry));
        minutes(entry, "flapWithin", "flapMinutes", fixed);
        return RULE.bind(entry, ZoneOffset.UTC, fixed).stream()
                .map(value -> Row.of(ReferenceKind.RULES, value, entry))
                .toList();
    }

    /** The levels as entries, so that errors about them name their own lines. */
    static List<Entry> levelEntries(Entry entry) {
        List<Entry> entries = new ArrayList<>();
        Node node = entry.find("levels").orElse(null);
        if (node instanceof SequenceNode list) {
            for (int i = 0; i < list.getValue().size(); i++) {
                if (list.getValue().get(i) instanceof MappingNode mapping) {
                    entries.add(entry.below("levels[" + i + "]", mapping));
                }
            }
        }
        return entries;
    }

    private static List<Level> levels(Entry entry) {
        List<Entry> entries = levelEntries(entry);
        if (entries.isEmpty()) {
            entry.problem("levels", "holds no level", "", "a list of {level, threshold, recovery, hold}");
        }
        List<Level> levels = new ArrayList<>();
        entries.forEach(one -> level(one).ifPresent(levels::add));
        return levels;
    }

    private static Optional<Level> level(Entry entry) {
        Map<String, Object> fixed = new HashMap<>();
        minutes(entry, "hold", "holdMinutes", fixed);
        minutes(entry, "keepFiring", "keepFiringMinutes", fixed);
        return LEVEL.bind(entry, ZoneOffset.UTC, fixed).map(Level.class::cast);
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
