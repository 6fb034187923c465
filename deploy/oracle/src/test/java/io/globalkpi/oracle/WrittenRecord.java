package io.globalkpi.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.schemas.serde.TrustedRecords;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record as people write it: fields by name, money in units of its currency under the field's name without
 * {@code Micros}, and nothing said that is a schema's default.
 */
final class WrittenRecord {

    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

    private WrittenRecord() {}

    static SpecificRecord of(Schema schema, JsonNode written) {
        TrustedRecords.trust();
        SpecificRecord record =
                (SpecificRecord) SpecificData.getForSchema(schema).newRecord(null, schema);
        refuseUnknown(schema, written);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), field(field, written));
        }
        return record;
    }

    private static void refuseUnknown(Schema schema, JsonNode written) {
        written.fieldNames().forEachRemaining(name -> {
            if (schema.getField(name) == null && schema.getField(name + "Micros") == null) {
                throw new IllegalArgumentException(schema.getName() + " has no field " + name + ": " + written);
            }
        });
    }

    private static @Nullable Object field(Schema.Field field, JsonNode written) {
        JsonNode money = written.path(field.name().replaceFirst("Micros$", ""));
        if (field.name().endsWith("Micros") && !money.isMissingNode()) {
            return money.decimalValue().multiply(MICROS).longValueExact();
        }
        JsonNode node = written.path(field.name());
        if (!node.isMissingNode()) {
            return value(field.schema(), node);
        }
        if (!field.hasDefaultValue()) {
            throw new IllegalArgumentException("no " + field.name() + " in " + written);
        }
        return SpecificData.get().getDefaultValue(field);
    }

    private static @Nullable Object value(Schema schema, JsonNode node) {
        return switch (schema.getType()) {
            case UNION -> node.isNull() ? null : value(schema.getTypes().get(1), node);
            case STRING -> node.asText();
            case BOOLEAN -> node.asBoolean();
            case DOUBLE -> node.asDouble();
            case INT -> schema.getLogicalType() == null ? (Object) node.asInt() : LocalDate.parse(node.asText());
            case LONG -> schema.getLogicalType() == null ? (Object) node.asLong() : Instant.parse(node.asText());
            case BYTES -> node.decimalValue().setScale(((LogicalTypes.Decimal) schema.getLogicalType()).getScale());
            case ENUM -> SpecificData.get().createEnum(node.asText(), schema);
            case ARRAY -> list(schema.getElementType(), node);
            case MAP -> map(schema.getValueType(), node);
            case RECORD -> of(schema, node);
            default -> throw new IllegalArgumentException("cannot write " + schema.getType());
        };
    }

    private static List<Object> list(Schema elements, JsonNode node) {
        List<Object> list = new ArrayList<>();
        node.forEach(element -> list.add(value(elements, element)));
        return list;
    }

    private static Map<String, Object> map(Schema values, JsonNode node) {
        Map<String, Object> map = new HashMap<>();
        node.fields().forEachRemaining(entry -> map.put(entry.getKey(), value(values, entry.getValue())));
        return map;
    }
}
