package io.globalkpi.local.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.util.Map;
import org.apache.avro.Schema;

/** How requests and answers of the Confluent API are spelled. */
final class Spelling {

    static final String TYPE = "application/vnd.schemaregistry.v1+json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Spelling() {}

    static boolean isLatest(String version) {
        return version.equals("latest") || version.equals("-1");
    }

    static int number(String version) {
        try {
            int number = Integer.parseInt(version);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below, like a number out of range.
        }
        throw Refusal.invalidVersion(version);
    }

    static boolean flag(Context request, String name) {
        return Boolean.parseBoolean(request.queryParam(name));
    }

    static String subject(Context request) {
        return request.pathParam("subject");
    }

    static JsonNode body(Context request) {
        try {
            return JSON.readTree(request.body());
        } catch (JsonProcessingException e) {
            throw Refusal.malformed(e.getOriginalMessage());
        }
    }

    /** The schema in a request; Avro only, and whole in itself. */
    static Schema schema(Context request) {
        JsonNode body = body(request);
        String type = body.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO")) {
            throw Refusal.invalidSchema("this registry holds AVRO, not " + type);
        }
        if (!body.path("references").isEmpty()) {
            throw Refusal.invalidSchema("this registry does not resolve references; write the types into the schema");
        }
        if (!body.path("schema").isTextual()) {
            throw Refusal.invalidSchema("the request has no text 'schema'");
        }
        return SchemaTexts.parse(body.path("schema").asText());
    }

    static void answer(Context request, Object value) {
        try {
            request.result(JSON.writeValueAsString(value)).contentType(TYPE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value, e);
        }
    }

    static void refuse(Context request, int status, int code, String message) {
        request.status(status);
        answer(request, Map.of("error_code", code, "message", message));
    }
}
