package io.globalkpi.ingest.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/** Single JSON values by their Avro type. Nothing is guessed: a number in quotes is no number, 1.5 is no count. */
final class JsonScalars {

    private static final String INSTANT = "an ISO-8601 instant such as 2026-01-31T12:00:00Z, or epoch milliseconds";
    private static final String DATE = "an ISO-8601 date such as 2026-01-31";
    private static final String DECIMAL = "a decimal with at most six places, such as \"12.50\"";

    private JsonScalars() {}

    static String expected(Schema schema) {
        if (schema.getType() == Schema.Type.UNION) {
            return expected(schema.getTypes().get(1)) + ", or null";
        }
        if (schema.getLogicalType() != null) {
            return schema.getLogicalType().getName().equals("date") ? DATE : INSTANT;
        }
        return switch (schema.getType()) {
            case ENUM -> "one of " + schema.getEnumSymbols();
            case LONG, INT -> "a whole number";
            case BOOLEAN -> "true or false";
            case ARRAY -> "a JSON array";
            default -> "a text";
        };
    }

    static @Nullable Object scalar(Schema schema, JsonNode json, String path, List<FieldError> errors) {
        Object value = schema.getLogicalType() != null ? time(schema, json) : plain(schema, json);
        if (value == null) {
            errors.add(EventReader.wrong(path, json, expected(schema)));
        }
        return value;
    }

    /** Micro-units of a decimal; more than six places would be rounded, so they are refused. */
    static @Nullable Long micros(JsonNode json, String path, List<FieldError> errors) {
        try {
            if (json.isTextual() || json.isNumber()) {
                return new BigDecimal(json.asText()).movePointRight(6).longValueExact();
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // Said below, in the words of the field.
        }
        errors.add(EventReader.wrong(path, json, DECIMAL));
        return null;
    }

    private static @Nullable Object plain(Schema schema, JsonNode json) {
        return switch (schema.getType()) {
            case STRING -> json.isTextual() ? json.asText() : null;
            case BOOLEAN -> json.isBoolean() ? (Object) json.asBoolean() : null;
            case LONG -> json.isIntegralNumber() && json.canConvertToLong() ? (Object) json.asLong() : null;
            case INT -> json.isIntegralNumber() && json.canConvertToInt() ? (Object) json.asInt() : null;
            case ENUM ->
                json.isTextual() && schema.hasEnumSymbol(json.asText())
                        ? SpecificData.get().createEnum(json.asText(), schema)
                        : null;
            default -> throw new IllegalStateException("events have no field of type " + schema.getType());
        };
    }

    private static @Nullable Object time(Schema schema, JsonNode json) {
        try {
            if (schema.getLogicalType().getName().equals("date")) {
                return json.isTextual() ? LocalDate.parse(json.asText()) : null;
            }
            if (json.isIntegralNumber() && json.canConvertToLong()) {
                return Instant.ofEpochMilli(json.asLong());
            }
            return json.isTextual() ? OffsetDateTime.parse(json.asText()).toInstant() : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
