package io.globalkpi.ingest.push;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.schemas.topic.EventKind;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;

/** The OpenAPI document of the intake, made from the Avro schemas so that the two cannot drift apart. */
final class OpenApi {

    private static final String MICROS = "Micros";
    private static final ObjectMapper JSON = new ObjectMapper();

    private OpenApi() {}

    static ObjectNode document() {
        ObjectNode root = JSON.createObjectNode().put("openapi", "3.1.0");
        root.putObject("info").put("title", "Global KPI ingest").put("version", "1");
        ObjectNode paths = root.putObject("paths");
        ObjectNode components = root.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject("apiKey")
                .put("type", "apiKey")
                .put("in", "header")
                .put("name", "X-Api-Key");
        ObjectNode schemas = components.putObject("schemas");
        for (EventKind kind : EventKind.values()) {
            schemas.set(kind.schema().getName(), object(kind.schema()));
            path(paths.putObject("/v1/events/" + kind.id()).putObject("post"), kind);
        }
        return root;
    }

    private static void path(ObjectNode post, EventKind kind) {
        post.put("summary", "Publish " + kind.id()).put("operationId", "publish-" + kind.id());
        post.putArray("security").addObject().putArray("apiKey");
        ObjectNode content = post.putObject("requestBody").put("required", true).putObject("content");
        String reference = "#/components/schemas/" + kind.schema().getName();
        var either = content.putObject(RequestBody.JSON).putObject("schema").putArray("oneOf");
        either.addObject().put("$ref", reference);
        either.addObject().put("type", "array").putObject("items").put("$ref", reference);
        content.putObject(RequestBody.LINES).putObject("schema").put("$ref", reference);
        ObjectNode responses = post.putObject("responses");
        answer(responses, "200", "Every record is published.");
        answer(responses, "207", "Some records are published; each result says which.");
        answer(responses, "400", "The body is no JSON; the result says where.");
        answer(responses, "401", "No API key.");
        answer(responses, "413", "The body is too long.");
        answer(responses, "415", "The body is neither JSON nor NDJSON.");
        answer(responses, "422", "No record is published; each result says why.");
        answer(responses, "429", "Too much is under way; try again.");
        answer(responses, "503", "Not ready, or the broker did not acknowledge; try again.");
    }

    private static void answer(ObjectNode responses, String status, String description) {
        responses.putObject(status).put("description", description);
    }

    private static ObjectNode object(Schema record) {
        ObjectNode node = JSON.createObjectNode().put("type", "object").put("description", record.getDoc());
        node.put("additionalProperties", false);
        ObjectNode properties = node.putObject("properties");
        Set<String> required = new TreeSet<>();
        for (Schema.Field field : record.getFields()) {
            ObjectNode type = type(field.schema());
            properties.set(field.name(), type.put("description", field.doc()));
            if (field.name().endsWith(MICROS)) {
                String plain = field.name().substring(0, field.name().length() - MICROS.length());
                properties.putObject(plain).put("type", "string").put("description", "The same as a decimal.");
            } else if (!field.hasDefaultValue() && !field.name().equals("observedAt")) {
                required.add(field.name());
            }
        }
        required.forEach(node.withArray("required")::add);
        return node;
    }

    private static ObjectNode type(Schema schema) {
        ObjectNode node = JSON.createObjectNode();
        if (schema.getLogicalType() != null) {
            boolean date = schema.getLogicalType().getName().equals("date");
            return node.put("type", "string").put("format", date ? "date" : "date-time");
        }
        return switch (schema.getType()) {
            case UNION -> type(schema.getTypes().get(1));
            case RECORD -> object(schema);
            case ARRAY -> node.put("type", "array").set("items", type(schema.getElementType()));
            case ENUM -> {
                schema.getEnumSymbols().forEach(node.put("type", "string").withArray("enum")::add);
                yield node;
            }
            case LONG -> node.put("type", "integer").put("format", "int64");
            case INT -> node.put("type", "integer").put("format", "int32");
            case BOOLEAN -> node.put("type", "boolean");
            default -> node.put("type", "string");
        };
    }
}
