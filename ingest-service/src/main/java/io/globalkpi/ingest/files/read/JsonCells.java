package io.globalkpi.ingest.files.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** One JSON object as one row: nested objects are columns with dots ({@code buyer.country}), lists are no rows. */
final class JsonCells {

    /** For files that are one value: the next object follows in the same text. */
    static final ObjectMapper STREAM = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(20)
                            .maxStringLength(1 << 20)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** For lines that are one value each. */
    static final ObjectMapper LINE = STREAM.copy().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final String file;
    private final Layout layout;
    private final Map<String, Integer> columns = new HashMap<>();

    JsonCells(Layout layout, String file) {
        this.file = file;
        this.layout = layout;
        layout.wanted().forEach(wanted -> columns.put(wanted.name(), columns.size()));
    }

    int width() {
        return columns.size();
    }

    Row row(long line, JsonNode node) {
        if (!node.isObject()) {
            String type = node.getNodeType().name().toLowerCase(Locale.ROOT);
            return Row.unreadable(line, width(), "a JSON " + type, node.toString());
        }
        String[] cells = new String[width()];
        fill(line, "", node, cells);
        return new Row(line, cells, null);
    }

    private void fill(long line, String path, JsonNode object, String[] cells) {
        object.properties().forEach(property -> {
            String name = path + property.getKey();
            Integer column = columns.get(name);
            if (column != null) {
                cells[column] = Row.tidy(text(line, name, property.getValue()));
            } else if (layout.dropped().contains(name)) {
                return;
            } else if (property.getValue().isObject()) {
                fill(line, name + ".", property.getValue(), cells);
            } else if (!layout.dropOthers()) {
                throw new FileRefusedException(file + ": line " + line + ": unknown column: '" + name
                        + "'. Name it in the mapping (columns, personal or ignored). Nothing was published.");
            }
        });
    }

    private String text(long line, String name, JsonNode value) {
        if (value.isContainerNode()) {
            throw new FileRefusedException(file + ": line " + line + ": column " + name + " holds "
                    + (value.isArray() ? "a list" : "an object")
                    + "; one object must be one row of plain values. Nothing was published.");
        }
        if (value.isNull()) {
            return "";
        }
        return value.isNumber() ? value.decimalValue().toPlainString().replace('.', layout.decimal()) : value.asText();
    }
}
