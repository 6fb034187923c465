package io.globalkpi.schemas.serde;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.specific.SpecificRecord;

/**
 * Writes values of one schema in Avro's binary encoding, byte for byte as Avro's own writer does.
 *
 * <p>What is to be done with a field is found out once for a schema, not once for a record: Avro's writer looks up union branches and
 * conversions every time, which costs several times the writing itself.
 */
@FunctionalInterface
interface Writing {

    void write(Object value, BinaryEncoder out) throws IOException;

    /** @throws IllegalArgumentException if the schema uses a type that our records do not use */
    static Writing of(Schema schema) {
        LogicalType logical = schema.getLogicalType();
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case UNION -> nullable(schema);
            case ARRAY -> array(of(schema.getElementType()));
            case MAP -> map(of(schema.getValueType()));
            case ENUM -> (value, out) -> out.writeEnum(((Enum<?>) value).ordinal());
            case STRING -> (value, out) -> out.writeString((String) value);
            case BOOLEAN -> (value, out) -> out.writeBoolean((Boolean) value);
            case DOUBLE -> (value, out) -> out.writeDouble((Double) value);
            case INT -> integer(schema, logical);
            case LONG -> longer(schema, logical);
            case BYTES -> bytes(schema, logical);
            case FIXED, FLOAT, NULL -> throw unused(schema);
        };
    }

    private static Writing record(Schema schema) {
        List<Writing> fields = new ArrayList<>();
        schema.getFields().forEach(field -> fields.add(of(field.schema())));
        Writing[] inOrder = fields.toArray(Writing[]::new);
        return (value, out) -> {
            SpecificRecord record = (SpecificRecord) value;
            for (int i = 0; i < inOrder.length; i++) {
                try {
                    inOrder[i].write(record.get(i), out);
                } catch (NullPointerException | ClassCastException e) {
                    throw new IllegalArgumentException(
                            schema.getFullName() + "."
                                    + schema.getFields().get(i).name() + " cannot be " + record.get(i),
                            e);
                }
            }
        };
    }

    private static Writing nullable(Schema schema) {
        List<Schema> branches = schema.getTypes();
        if (branches.size() != 2 || branches.get(0).getType() != Schema.Type.NULL) {
            throw unused(schema);
        }
        Writing there = of(branches.get(1));
        return (value, out) -> {
            out.writeIndex(value == null ? 0 : 1);
            if (value != null) {
                there.write(value, out);
            }
        };
    }

    private static Writing array(Writing element) {
        return (value, out) -> {
            List<?> elements = (List<?>) value;
            out.writeArrayStart();
            out.setItemCount(elements.size());
            for (Object one : elements) {
                out.startItem();
                element.write(one, out);
            }
            out.writeArrayEnd();
        };
    }

    private static Writing map(Writing element) {
        return (value, out) -> {
            Map<?, ?> entries = (Map<?, ?>) value;
            out.writeMapStart();
            out.setItemCount(entries.size());
            for (Map.Entry<?, ?> entry : entries.entrySet()) {
                out.startItem();
                out.writeString((String) entry.getKey());
                element.write(entry.getValue(), out);
            }
            out.writeMapEnd();
        };
    }

    private static Writing integer(Schema schema, LogicalType logical) {
        if (logical == null) {
            return (value, out) -> out.writeInt((Integer) value);
        }
        if (logical.equals(LogicalTypes.date())) {
            return (value, out) -> out.writeInt((int) ((LocalDate) value).toEpochDay());
        }
        throw unused(schema);
    }

    private static Writing longer(Schema schema, LogicalType logical) {
        if (logical == null) {
            return (value, out) -> out.writeLong((Long) value);
        }
        if (logical.equals(LogicalTypes.timestampMillis())) {
            return (value, out) -> out.writeLong(((Instant) value).toEpochMilli());
        }
        throw unused(schema);
    }

    private static Writing bytes(Schema schema, LogicalType logical) {
        if (logical == null) {
            return (value, out) -> out.writeBytes((java.nio.ByteBuffer) value);
        }
        if (!(logical instanceof LogicalTypes.Decimal decimal)) {
            throw unused(schema);
        }
        return (value, out) -> out.writeBytes(
                exact((BigDecimal) value, decimal).unscaledValue().toByteArray());
    }

    private static BigDecimal exact(BigDecimal number, LogicalTypes.Decimal decimal) {
        BigDecimal scaled = number.scale() < decimal.getScale() ? number.setScale(decimal.getScale()) : number;
        if (scaled.scale() != decimal.getScale() || scaled.precision() > decimal.getPrecision()) {
            throw new IllegalArgumentException(
                    number + " is not a decimal(" + decimal.getPrecision() + ", " + decimal.getScale() + ")");
        }
        return scaled;
    }

    private static IllegalArgumentException unused(Schema schema) {
        return new IllegalArgumentException("our records have no " + schema);
    }
}
