package io.globalkpi.ingest.platform;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import io.globalkpi.ingest.letter.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * JSON as platforms send it: into wire records, exactly, and out of them again as the raw record.
 *
 * <p>Numbers with a point are decimals, never doubles. Fields no record declares are dropped, fields that are absent are
 * null and not written. Texts where numbers belong are read as numbers.
 */
public final class Wire {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new RecordsModule())
            .addModule(new SimpleModule().addDeserializer(Instant.class, new ReadInstant()))
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .annotationIntrospector(new DropUnknown())
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private static final Map<Class<?>, ObjectReader> READERS = new ConcurrentHashMap<>();

    private Wire() {}

    /** @throws CallException if the bytes are no JSON */
    public static JsonNode tree(byte[] json) {
        try {
            JsonNode tree = JSON.readTree(json);
            return tree == null || tree.isMissingNode() ? JSON.createObjectNode() : tree;
        } catch (IOException e) {
            throw new CallException(Trouble.unreadable("no JSON"));
        }
    }

    /**
     * The elements of an array, one after another, so that a long answer is never a whole tree.
     *
     * @throws CallException if the bytes are no array of JSON
     */
    public static void each(byte[] json, Consumer<JsonNode> elements) {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new CallException(Trouble.unreadable("no list"));
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                JsonNode element = JSON.readTree(parser);
                if (element == null) {
                    throw new CallException(Trouble.unreadable("a list without an end"));
                }
                elements.accept(element);
            }
        } catch (IOException e) {
            throw new CallException(Trouble.unreadable("no JSON"));
        }
    }

    /** @throws CallException if the bytes are no JSON, or not of that form */
    public static <T> T read(Class<T> type, byte[] json) {
        try {
            return reader(type).readValue(json);
        } catch (IOException e) {
            throw new CallException(Trouble.unreadable("no " + type.getSimpleName() + " as documented"));
        }
    }

    /** @throws CallException if the tree is not of that form */
    public static <T> T read(Class<T> type, JsonNode json) {
        try {
            return reader(type).readValue(json);
        } catch (IOException e) {
            throw new CallException(Trouble.unreadable("no " + type.getSimpleName() + " as documented"));
        }
    }

    public static String write(Object record) {
        try {
            return JSON.writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "no JSON can be made of " + record.getClass().getName(), e);
        }
    }

    /** The hash of a record's JSON: an id for rows that have none. */
    public static String fingerprint(Object record) {
        return Sha256.hex(write(record)).substring(0, 24);
    }

    /** As {@link #write}, in UTF-8. */
    public static byte[] bytes(Object record) {
        return write(record).getBytes(StandardCharsets.UTF_8);
    }

    /** Passes over fields that no record declares. The mapper's switch for that copies them first, until the record is made. */
    private static final class DropUnknown extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonIgnoreProperties.Value findPropertyIgnoralByName(MapperConfig<?> config, Annotated annotated) {
            return super.findPropertyIgnoralByName(config, annotated).withIgnoreUnknown();
        }
    }

    /** As Jackson's own, and most of them faster. */
    private static final class ReadInstant extends StdScalarDeserializer<Instant> {

        ReadInstant() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                if (parser.hasToken(JsonToken.VALUE_STRING)) {
                    return IsoTime.parse(parser.getText());
                }
            } catch (DateTimeException e) {
                // Jackson knows more forms, or says what is wrong.
            }
            return InstantDeserializer.INSTANT.deserialize(parser, context);
        }
    }

    private static ObjectReader reader(Class<?> type) {
        return READERS.computeIfAbsent(type, JSON::readerFor);
    }
}
