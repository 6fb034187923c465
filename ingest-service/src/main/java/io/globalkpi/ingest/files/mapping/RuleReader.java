package io.globalkpi.ingest.files.mapping;

import io.globalkpi.schemas.topic.EventKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The part of a mapping that says what rows and values mean: rules, lookups, service codes. */
final class RuleReader {

    private static final Set<String> RULE =
            Set.of("column", "startsWith", "in", "negative", "empty", "kind", "negate", "skip");

    private final YamlTree root;
    private final EventKind kind;
    private final List<Column> columns;

    RuleReader(YamlTree root, EventKind kind, List<Column> columns) {
        this.root = root;
        this.kind = kind;
        this.columns = columns;
    }

    List<RowRule> rules() {
        List<RowRule> rules = new ArrayList<>();
        root.at("rows").ifPresent(list -> list.items().forEach(item -> rules.add(rule(item))));
        return rules;
    }

    List<Lookup> lookups() {
        List<Lookup> lookups = new ArrayList<>();
        root.at("lookups")
                .ifPresent(all -> all.entries().forEach((name, entry) -> {
                    entry.allow(Set.of("from", "table", "otherwise"));
                    Map<String, String> table = new HashMap<>();
                    entry.at("table")
                            .ifPresent(rows -> rows.entries().forEach((from, to) -> table.put(from, to.text())));
                    if (table.isEmpty()) {
                        entry.fault("a lookup needs a table of what stands for what");
                    }
                    lookups.add(new Lookup(
                            name,
                            entry.text("from", name),
                            table,
                            entry.at("otherwise").map(YamlTree::text)));
                }));
        return lookups;
    }

    Services services() {
        YamlTree services = root.at("services").orElse(null);
        if (services == null) {
            return Services.NONE;
        }
        services.allow(Set.of("field", "codes"));
        return new Services(
                services.text("field", "line.sku"),
                services.at("codes").map(YamlTree::texts).orElse(List.of()));
    }

    /** The place of a column among the mapped ones, by its name in the file or the field it fills. */
    int column(YamlTree name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name.text())
                    || columns.get(i).field().equals(name.text())) {
                return i;
            }
        }
        name.fault("'" + name.text() + "' is no mapped column");
        return 0;
    }

    private RowRule rule(YamlTree item) {
        item.allow(RULE);
        int column = item.at("column").map(this::column).orElseGet(() -> {
            item.fault("a rule needs a column to look at");
            return 0;
        });
        EventKind becomes = item.at("kind").map(this::kind).orElse(kind);
        Optional<String> skip = item.at("skip").map(YamlTree::text);
        if (item.at("kind").isPresent() == skip.isPresent()) {
            item.fault("a rule says either kind: or skip:");
        }
        return new RowRule(column, test(item), new RowRule.Verdict(becomes, item.flag("negate"), skip));
    }

    private EventKind kind(YamlTree named) {
        return EventKind.of(named.text()).orElseGet(() -> {
            named.fault("'" + named.text() + "' is no kind of event; expected one of " + EventKind.ids());
            return kind;
        });
    }

    private static RowRule.Test test(YamlTree item) {
        List<RowRule.Test> tests = new ArrayList<>();
        item.at("startsWith").ifPresent(prefix -> tests.add(new RowRule.StartsWith(prefix.text())));
        item.at("in").ifPresent(values -> tests.add(new RowRule.OneOf(Set.copyOf(values.texts()))));
        if (item.flag("negative")) {
            tests.add(new RowRule.Negative());
        }
        if (item.flag("empty")) {
            tests.add(new RowRule.Empty());
        }
        if (tests.size() != 1) {
            item.fault("a rule needs one test: startsWith, in, negative: true or empty: true");
            return new RowRule.Empty();
        }
        return tests.get(0);
    }
}
