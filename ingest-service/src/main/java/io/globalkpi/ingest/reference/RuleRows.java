package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.reference.Level;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Rules with their levels; {@code hold} is a duration such as {@code 1h}. */
final class RuleRows {

    private static final Binder RULE = new Binder(ReferenceKind.RULES.schema(), ReferenceKind.RULES.words(), Set.of());
    private static final Binder LEVEL = new Binder(Level.getClassSchema(), Map.of(), Set.of("hold"));

    private RuleRows() {}

    static List<Row> read(Entry entry) {
        List<Level> levels = levels(entry);
        return RULE.bind(entry, ZoneOffset.UTC, Map.of("levels", levels)).stream()
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
        entries.forEach(
                one -> LEVEL.bind(one, ZoneOffset.UTC, hold(one)).ifPresent(level -> levels.add((Level) level)));
        return levels;
    }

    private static Map<String, Object> hold(Entry entry) {
        Map<String, Object> fixed = new HashMap<>();
        entry.text("hold").ifPresent(text -> {
            Duration hold = Scalars.duration(text);
            if (hold == null || hold.isNegative() || hold.toSecondsPart() != 0) {
                entry.problem(
                        "hold", "has the wrong form", text, "a duration in whole minutes such as 90m, 1h or PT1H");
            } else {
                fixed.put("holdMinutes", hold.toMinutes());
            }
        });
        return fixed;
    }
}
