package io.globalkpi.ingest.files.mapping;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The generated classes behind the schemas: blank records, words of enums and what a field is when nobody fills it. */
final class RecordClasses {

    private RecordClasses() {}

    static Constructor<?> constructor(Schema type) {
        try {
            return Class.forName(type.getFullName()).getDeclaredConstructor();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no generated class for " + type.getFullName(), e);
        }
    }

    static SpecificRecord blank(Constructor<?> constructor) {
        try {
            return (SpecificRecord) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + constructor, e);
        }
    }

    static Object word(Schema type, String symbol) {
        try {
            return Arrays.stream(Class.forName(type.getFullName()).getEnumConstants())
                    .filter(word -> word.toString().equals(symbol))
                    .findFirst()
                    .orElseThrow();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("no generated class for " + type.getFullName(), e);
        }
    }

    static @Nullable Object defaultOf(Schema.Field field) {
        Object value = field.hasDefaultValue() ? field.defaultVal() : null;
        if (value == null || value == JsonProperties.NULL_VALUE) {
            return null;
        }
        return switch (field.schema().getType()) {
            case ENUM -> word(field.schema(), value.toString());
            case LONG -> ((Number) value).longValue();
            case INT -> ((Number) value).intValue();
            default -> value;
        };
    }
}
