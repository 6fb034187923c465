package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.serde.TrustedRecords;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Makes an Avro record of a YAML entry, field names being the record's own or a friendlier word for them.
 *
 * <p>What a kind writes in a form of its own (formulas, shares, levels) is handed in as fixed values.
 */
final class Binder {

    static {
        TrustedRecords.trust();
    }

    private static final String MICROS = "Micros";

    private final Schema schema;
    private final Map<String, String> words;
    private final Set<String> extra;

    /**
     * @param words field name to the friendlier word that may stand for it
     * @param extra names that are read elsewhere
     */
    Binder(Schema schema, Map<String, String> words, Set<String> extra) {
        this.schema = schema;
        this.words = words;
        this.extra = extra;
    }

    /** The record, or nothing when something was wrong; that is reported then. */
    Optional<SpecificRecord> bind(Entry entry, ZoneId zone, Map<String, ?> fixed) {
        entry.refuseOthers(known());
        Map<String, Object> values = new HashMap<>(fixed);
        boolean whole = true;
        for (Schema.Field field : schema.getFields()) {
            if (!values.containsKey(field.name())) {
                Object value = value(field, entry, zone);
                whole &= value != null || isNullable(field);
                values.put(field.name(), value);
            }
        }
        return whole ? Optional.of(record(values)) : Optional.empty();
    }

    private SpecificRecord record(Map<String, Object> values) {
        SpecificRecord record = (SpecificRecord) SpecificData.get().newRecord(null, schema);
        for (Schema.Field field : schema.getFields()) {
            Object value = values.get(field.name());
            if (value != null) {
                record.put(field.pos(), value);
            }
        }
        return record;
    }

    private Set<String> known() {
        Set<String> known = new HashSet<>(extra);
        for (Schema.Field field : schema.getFields()) {
            known.add(field.name());
            known.add(words.getOrDefault(field.name(), field.name()));
            if (field.name().endsWith(MICROS)) {
                known.add(withoutMicros(field));
            }
        }
        return known;
    }

    private @Nullable Object value(Schema.Field field, Entry entry, ZoneId zone) {
        String word = words.getOrDefault(field.name(), field.name());
        String name = entry.names().contains(word) ? word : field.name();
        if (field.name().endsWith(MICROS) && entry.names().contains(withoutMicros(field))) {
            return micros(withoutMicros(field), entry);
        }
        Optional<Node> node = entry.find(name);
        if (node.isEmpty()) {
            return absent(field, word, entry);
        }
        Schema type = isNullable(field) ? field.schema().getTypes().get(1) : field.schema();
        Object value = convert(type, node.get(), zone);
        if (value == null) {
            entry.problem(name, "has the wrong form", entry.text(name).orElse(""), Scalars.expected(type));
        }
        return value;
    }

    private static @Nullable Object absent(Schema.Field field, String word, Entry entry) {
        if (field.hasDefaultValue()) {
            return SpecificData.get().getDefaultValue(field);
        }
        entry.missing(word, Scalars.expected(field.schema()));
        return null;
    }

    private static @Nullable Long micros(String name, Entry entry) {
        String text = entry.text(name).orElse("");
        try {
            return new BigDecimal(text).movePointRight(6).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            entry.problem(name, "has the wrong form", text, "a decimal with at most six places");
            return null;
        }
    }

    private static @Nullable Object convert(Schema type, Node node, ZoneId zone) {
        if (type.getType() == Schema.Type.ARRAY) {
            return texts(node);
        }
        if (type.getType() == Schema.Type.MAP) {
            return map(node);
        }
        return node instanceof ScalarNode scalar ? Scalars.value(type, scalar.getValue(), zone) : null;
    }

    static @Nullable List<String> texts(Node node) {
        if (node instanceof ScalarNode one) {
            return List.of(one.getValue());
        }
        if (!(node instanceof SequenceNode list) || !list.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
            return null;
        }
        return list.getValue().stream()
                .map(item -> ((ScalarNode) item).getValue())
                .toList();
    }

    static @Nullable Map<String, String> map(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            return null;
        }
        Map<String, String> map = new LinkedHashMap<>();
        for (var tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)
                    || !(tuple.getValueNode() instanceof ScalarNode value)) {
                return null;
            }
            map.put(key.getValue(), value.getValue());
        }
        return map;
    }

    private static boolean isNullable(Schema.Field field) {
        return field.schema().getType() == Schema.Type.UNION;
    }

    private static String withoutMicros(Schema.Field field) {
        return field.name().substring(0, field.name().length() - MICROS.length());
    }
}
