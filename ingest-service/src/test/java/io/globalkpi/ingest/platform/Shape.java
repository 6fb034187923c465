package io.globalkpi.ingest.platform;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Which fields a JSON has and of what type each is: {@code lines[].price.amount} is a text. */
public final class Shape {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Shape() {}

    public static Map<String, JsonNodeType> of(JsonNode json) {
        Map<String, JsonNodeType> shape = new TreeMap<>();
        walk(json, "", shape);
        return shape;
    }

    public static Map<String, JsonNodeType> of(byte[] json) {
        return of(tree(json));
    }

    public static JsonNode tree(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A saved answer of a platform, or the test is not run. */
    public static byte[] saved(String path) {
        String data = System.getenv("GLOBALKPI_DATA");
        assumeTrue(data != null, "not run: GLOBALKPI_DATA names no folder with payloads/");
        try {
            return Files.readAllBytes(Path.of(data, "payloads").resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void walk(JsonNode json, String path, Map<String, JsonNodeType> shape) {
        if (json.isObject()) {
            json.fields().forEachRemaining(field -> walk(field.getValue(), path + "." + field.getKey(), shape));
        } else if (json.isArray()) {
            json.forEach(element -> walk(element, path + "[]", shape));
        } else {
            shape.put(path, json.getNodeType());
        }
    }
}
