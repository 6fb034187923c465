package io.globalkpi.schemas.serde;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.RestService;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;

/**
 * Any registry that speaks the Confluent API, through Confluent's own client.
 *
 * <p>Confluent publishes that client in its own repository only; Apache Flink publishes the same classes, relocated, on
 * Maven Central. They are imported here and nowhere else, so that the day Confluent's artifact can be had this is the
 * one class to change. The relocation covers Avro too: schemas therefore cross this border as text.
 *
 * <p>Answers are kept for good: an id never changes its meaning. Refusals and failures are not kept, so that a registry
 * that comes back, or a schema that is registered later, is found by the next call.
 */
public final class ConfluentSchemaRegistry implements SchemaRegistry {

    /** Several minutes by default, which is longer than a poll may take. */
    private static final Map<String, String> TIMEOUTS =
            Map.of("http.connect.timeout.ms", "5000", "http.read.timeout.ms", "10000");

    /** Far above the number of schemas of the catalogue, so that the client never drops one. */
    private static final int SCHEMAS = 1_000;

    private final String address;
    private final RestService rest;
    private final SchemaRegistryClient client;
    private final Map<Use, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();

    private record Use(String subject, Schema schema) {}

    private ConfluentSchemaRegistry(String url, Map<String, ?> settings) {
        Map<String, Object> merged = new HashMap<>(TIMEOUTS);
        merged.putAll(settings);
        address = url.replaceAll("//[^/@,]*@", "//");
        rest = new RestService(addresses(url));
        client = new CachedSchemaRegistryClient(rest, SCHEMAS, merged);
    }

    /** A registry without login; several addresses of one registry are separated by commas. */
    public static ConfluentSchemaRegistry of(String url) {
        return of(url, Map.of());
    }

    /**
     * Makes no connection yet.
     *
     * @param settings Confluent's own keys, such as {@code basic.auth.credentials.source}, {@code basic.auth.user.info},
     *     {@code bearer.auth.token} and {@code schema.registry.ssl.truststore.location}
     */
    public static ConfluentSchemaRegistry of(String url, Map<String, ?> settings) {
        return new ConfluentSchemaRegistry(url, settings);
    }

    private static List<String> addresses(String url) {
        List<String> addresses = Arrays.stream(url.split(","))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .map(address -> address.replaceAll("/+$", ""))
                .toList();
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("the schema registry's url must name an address, was '" + url + "'");
        }
        return addresses;
    }

    @Override
    public int register(String subject, Schema schema) {
        Use use = new Use(subject, schema);
        Integer known = ids.get(use);
        if (known != null) {
            return known;
        }
        AvroSchema text = new AvroSchema(schema.toString());
        int id = ask("register " + schema.getFullName() + " under " + subject, () -> client.register(subject, text));
        ids.put(use, id);
        return id;
    }

    @Override
    public Schema byId(int id) {
        Schema known = schemas.get(id);
        if (known != null) {
            return known;
        }
        String text = ask("give schema " + id, () -> client.getSchemaById(id).canonicalString());
        Schema schema = parse(text);
        schemas.put(id, schema);
        return schema;
    }

    @Override
    public void check() {
        ask("list its schema types", rest::getSchemaTypes);
    }

    /** Leniently: what others registered is only read here, and their names and defaults are their own affair. */
    private static Schema parse(String text) {
        return new Schema.Parser(NameValidator.NO_VALIDATION)
                .setValidateDefaults(false)
                .parse(text);
    }

    private interface Question<T> {
        T ask() throws IOException, RestClientException;
    }

    private <T> T ask(String what, Question<T> question) {
        try {
            return question.ask();
        } catch (IOException e) {
            throw new SchemaRegistryException(
                    "the schema registry at " + address + " does not answer, asked to " + what + ": " + e, e, true);
        } catch (RestClientException e) {
            throw new SchemaRegistryException(
                    "the schema registry at " + address + " would not " + what + ": HTTP " + e.getStatus() + ", "
                            + e.getMessage(),
                    e,
                    passes(e.getStatus()));
        }
    }

    /** Trouble of the server and too much haste pass; a refusal (incompatible, invalid, unknown, not allowed) stays. */
    private static boolean passes(int status) {
        return status >= 500 || status == 429 || status == 408;
    }
}
