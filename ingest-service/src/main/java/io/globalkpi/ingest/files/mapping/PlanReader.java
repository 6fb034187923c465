package io.globalkpi.ingest.files.mapping;

import io.globalkpi.schemas.topic.EventKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Binds what a mapping names to the fields of the events it makes, and finds fields that nothing fills. */
final class PlanReader {

    /** Filled by us when the mapping does not. */
    private static final Set<String> FILLED =
            Set.of("revision", "source", "line.lineId", "line.units", "line.gross", "line.refund");

    private final YamlTree root;
    private final Mapping.Parts parts;
    private final Set<String> named = new HashSet<>();
    private final Set<String> used = new HashSet<>();

    PlanReader(YamlTree root, Mapping.Parts parts) {
        this.root = root;
        this.parts = parts;
        parts.columns().forEach(column -> named.add(column.field()));
        parts.lookups().forEach(lookup -> named.add(lookup.name()));
        named.addAll(parts.constants().keySet());
    }

    Map<EventKind, EventPlan> plans() {
        Set<EventKind> kinds = new HashSet<>(Set.of(parts.kind()));
        parts.rules().stream()
                .filter(rule -> rule.verdict().skip().isEmpty())
                .forEach(rule -> kinds.add(rule.verdict().kind()));
        parts.templates().keySet().stream()
                .filter(kind -> !kinds.contains(kind))
                .forEach(kind -> root.at("templates").orElse(root).fault("no row becomes one of " + kind.id()));
        Map<EventKind, EventPlan> plans = new HashMap<>();
        kinds.forEach(kind -> plans.put(kind, plan(kind)));
        refuseUnused();
        return plans;
    }

    private EventPlan plan(EventKind kind) {
        EventShape shape = EventShape.of(kind);
        Map<String, Template> templates = parts.templates().getOrDefault(kind, Map.of());
        templates.forEach((field, template) -> check(shape, field, template));
        List<Binding> bindings = new ArrayList<>();
        for (Slot slot : shape.slots()) {
            Template template = templates.get(slot.name());
            if (template != null || named.contains(slot.name())) {
                used.add(slot.name());
                checkConstant(slot);
                bindings.add(binding(slot, template));
            } else if (slot.required() && !isFilled(shape, slot)) {
                root.fault("nothing fills " + slot.name() + " of " + kind.id()
                        + "; name it under columns, constants, lookups or templates");
            }
        }
        if (!shape.hasLines() && !parts.groupBy().isEmpty()) {
            root.at("group").orElse(root).fault(kind.id() + " have no lines, so rows cannot be grouped to them");
        }
        return new EventPlan(shape, bindings, parts);
    }

    private Binding binding(Slot slot, @org.jspecify.annotations.Nullable Template template) {
        Optional<Column> column = template != null
                ? Optional.empty()
                : parts.columns().stream()
                        .filter(c -> c.field().equals(slot.name()))
                        .findFirst();
        return new Binding(
                slot,
                template,
                column.map(Column::forms).orElse(parts.forms()),
                column.map(Column::name).orElse(slot.name()));
    }

    private void checkConstant(Slot slot) {
        String constant = parts.constants().get(slot.name());
        if (constant != null) {
            try {
                slot.read(constant, parts.forms(), slot.name());
            } catch (BadRowException e) {
                root.at("constants")
                        .flatMap(all -> all.at(slot.name()))
                        .orElse(root)
                        .fault(e.getMessage());
            }
        }
    }

    private static boolean isFilled(EventShape shape, Slot slot) {
        boolean dayOfReport =
                slot.name().equals("occurredAt") && shape.slot("date").isPresent();
        return FILLED.contains(slot.name()) || dayOfReport;
    }

    private void check(EventShape shape, String field, Template template) {
        YamlTree place = root.at("templates")
                .flatMap(all -> all.at(shape.kind().id()).or(() -> Optional.of(all)))
                .flatMap(all -> all.at(field))
                .orElse(root);
        if (shape.slot(field).isEmpty()) {
            place.fault(shape.kind().id() + " have no field '" + field + "'");
        }
        for (String name : template.names()) {
            used.add(name);
            if (!named.contains(name) && !name.equals(Mapping.ROW) && !name.equals(Mapping.ORDINAL)) {
                place.fault("{" + name + "} is neither a column's field nor a lookup or constant");
            }
        }
        if (field.equals("entityId") && !template.startsWith("site", "/")) {
            place.fault("an entity id begins with {site}/");
        }
    }

    /** A name that nothing uses is a slip of the pen, and its column would be lost in silence. */
    private void refuseUnused() {
        parts.lookups().forEach(lookup -> {
            used.add(lookup.from());
            if (!named.contains(lookup.from())) {
                root.at("lookups")
                        .orElse(root)
                        .fault("lookup '" + lookup.name() + "' asks for unknown '" + lookup.from() + "'");
            }
        });
        used.add(parts.services().field());
        parts.groupBy().forEach(column -> used.add(parts.columns().get(column).field()));
        parts.rules()
                .forEach(rule -> used.add(parts.columns().get(rule.column()).field()));
        named.stream()
                .filter(name -> !used.contains(name))
                .sorted()
                .forEach(name -> root.fault("'" + name + "' is no field of "
                        + parts.kind().id() + " and nothing else uses it; see the list of fields in files.md"));
    }
}
