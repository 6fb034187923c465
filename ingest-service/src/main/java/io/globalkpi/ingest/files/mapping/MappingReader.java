package io.globalkpi.ingest.files.mapping;

import io.globalkpi.schemas.topic.EventKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a mapping from its YAML and checks it whole: every fault is named, with file and line. */
final class MappingReader {

    private static final Set<String> SETTINGS = Set.of(
            "kind",
            "source",
            "format",
            "delimiter",
            "encoding",
            "sheet",
            "zone",
            "numbers",
            "dates",
            "columns",
            "personal",
            "ignored",
            "others",
            "constants",
            "lookups",
            "templates",
            "group",
            "rows",
            "services",
            "feed");

    private final String name;
    private final String text;
    private final YamlTree root;
    private final LayoutReader layout;

    MappingReader(String name, String file, String text) {
        this.name = name;
        this.text = text;
        this.root = YamlTree.of(file, text);
        this.layout = new LayoutReader(root);
    }

    Mapping read() {
        root.allow(SETTINGS);
        EventKind kind = kind();
        NumberForm numbers = layout.numbers();
        List<Column> columns = columns(numbers);
        RuleReader rules = new RuleReader(root, kind, columns);
        List<Integer> groupBy = new ArrayList<>();
        root.at("group").ifPresent(group -> group.items().forEach(column -> groupBy.add(rules.column(column))));
        root.refuseIfFaulty();
        Mapping.Parts parts = new Mapping.Parts(
                name,
                fingerprint(),
                kind,
                root.text("source", name),
                layout.layout(columns, numbers),
                new FieldType.Forms(numbers, layout.dates(root)),
                columns,
                constants(),
                rules.lookups(),
                templates(kind),
                rules.rules(),
                rules.services(),
                root.flag("feed"),
                groupBy);
        Map<EventKind, EventPlan> plans = new PlanReader(root, parts).plans();
        root.refuseIfFaulty();
        return new Mapping(parts, plans);
    }

    private EventKind kind() {
        String id = root.text("kind", "");
        return EventKind.of(id).orElseGet(() -> {
            root.at("kind").orElse(root).fault("kind '" + id + "'; expected one of " + EventKind.ids());
            return EventKind.ORDERS;
        });
    }

    private List<Column> columns(NumberForm numbers) {
        List<Column> columns = new ArrayList<>();
        Set<String> fields = new HashSet<>();
        root.at("columns")
                .ifPresent(all -> all.entries().forEach((column, entry) -> {
                    Column read = column(column, entry, numbers);
                    if (!fields.add(read.field())) {
                        entry.fault("another column fills " + read.field() + " already");
                    }
                    columns.add(read);
                }));
        if (columns.isEmpty()) {
            root.fault("columns: at least one column must be mapped");
        }
        return columns;
    }

    private Column column(String column, YamlTree entry, NumberForm numbers) {
        if (!entry.isMap()) {
            return new Column(column, entry.text(), false, new FieldType.Forms(numbers, layout.dates(root)));
        }
        entry.allow(Set.of("field", "required", "dates", "zone"));
        boolean own = entry.at("dates").isPresent() || entry.at("zone").isPresent();
        return new Column(
                column,
                entry.text("field", column),
                entry.flag("required"),
                new FieldType.Forms(numbers, layout.dates(own ? entry : root)));
    }

    private Map<String, String> constants() {
        Map<String, String> constants = new LinkedHashMap<>();
        root.at("constants")
                .ifPresent(all -> all.entries().forEach((field, value) -> constants.put(field, value.text())));
        return constants;
    }

    /** Either field: template for the one kind of a mapping, or kind: {field: template} where rows become several. */
    private Map<EventKind, Map<String, Template>> templates(EventKind kind) {
        Map<EventKind, Map<String, Template>> templates = new HashMap<>();
        root.at("templates")
                .ifPresent(all -> all.entries().forEach((key, entry) -> {
                    EventKind named =
                            EventKind.of(key).filter(any -> entry.isMap()).orElse(kind);
                    Map<String, Template> fields = templates.computeIfAbsent(named, any -> new LinkedHashMap<>());
                    if (entry.isMap()) {
                        entry.entries().forEach((field, template) -> fields.put(field, new Template(template.text())));
                    } else {
                        fields.put(key, new Template(entry.text()));
                    }
                }));
        return templates;
    }

    private String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
