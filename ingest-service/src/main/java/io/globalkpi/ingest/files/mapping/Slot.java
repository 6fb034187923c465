package io.globalkpi.ingest.files.mapping;

import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * One field that a mapping can fill: a field of the event or, with {@code line.} before its name, of its lines.
 *
 * @param name as mappings write it: the Avro name, money without {@code Micros}
 * @param position in the Avro record, or -1 for what only goes into others (price; quantity of a return)
 * @param required true when the record cannot be without it
 */
record Slot(String name, int position, FieldType type, boolean required, Schema schema) {

    static final String LINE = "line.";

    static final int NOWHERE = -1;

    boolean isLine() {
        return name.startsWith(LINE);
    }

    Object read(String text, FieldType.Forms forms, String place) throws BadRowException {
        Optional<?> value = type == FieldType.WORD ? word(text, forms) : type.read(text, forms);
        if (value.isEmpty()) {
            String expected = type == FieldType.WORD ? "one of " + symbols() : type.expected(forms);
            throw BadRowException.bad(place, text, expected);
        }
        return value.get();
    }

    List<String> symbols() {
        return schema.getEnumSymbols();
    }

    private Optional<Object> word(String text, FieldType.Forms forms) {
        return type.read(text, forms)
                .map(String::valueOf)
                .filter(schema::hasEnumSymbol)
                .map(symbol -> RecordClasses.word(schema, symbol));
    }
}
