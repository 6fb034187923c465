package io.globalkpi.local.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.serde.AvroSerde;
import io.globalkpi.schemas.serde.ConfluentSchemaRegistry;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.serde.SchemaRegistryException;
import io.globalkpi.schemas.topic.Topic;
import io.globalkpi.schemas.topic.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the pipeline and the tools around it need of a registry, whichever it is. */
abstract class RegistryContract {

    private final String subject = "sales-" + UUID.randomUUID() + "-value";
    private final String path = "/subjects/" + subject;
    private RegistryHttp http;
    private SchemaRegistry registry;

    abstract String url();

    @BeforeEach
    void connect() {
        http = new RegistryHttp(url());
        registry = ConfluentSchemaRegistry.of(url());
    }

    @Test
    void shouldAnswerAReadinessCheck() {
        registry.check();
    }

    @Test
    void shouldGiveTheSameSchemaTheSameIdUnderEverySubject() {
        int id = registry.register(subject, Schemas.SALE);

        assertThat(registry.register(subject, Schemas.SALE)).isEqualTo(id);
        assertThat(ConfluentSchemaRegistry.of(url()).register("other-" + subject, Schemas.SALE))
                .isEqualTo(id);
    }

    @Test
    void shouldGiveBackWhatWasRegistered() {
        int id = registry.register(subject, Schemas.SALE);

        assertThat(ConfluentSchemaRegistry.of(url()).byId(id)).isEqualTo(Schemas.SALE);
    }

    @Test
    void shouldTakeEverySchemaOfTheCatalogue() {
        for (Topic topic : new Topics(1).all()) {
            int id = registry.register(topic.name() + "-value", topic.value());
            assertThat(ConfluentSchemaRegistry.of(url()).byId(id)).isEqualTo(topic.value());
        }
    }

    @Test
    void shouldNumberTheVersionsOfASubject() {
        int first = registry.register(subject, Schemas.SALE);
        int second = registry.register(subject, Schemas.WITH_NOTE);

        JsonNode latest = http.get(path + "/versions/latest").body();
        assertThat(http.get(path + "/versions").body()).hasToString("[1,2]");
        assertThat(latest.path("version").asInt()).isEqualTo(2);
        assertThat(latest.path("id").asInt()).isEqualTo(second);
        assertThat(new Schema.Parser().parse(latest.path("schema").asText())).isEqualTo(Schemas.WITH_NOTE);
        assertThat(http.get(path + "/versions/1").body().path("id").asInt()).isEqualTo(first);
    }

    @Test
    void shouldGiveASchemaBare() {
        registry.register(subject, Schemas.SALE);

        assertThat(http.get(path + "/versions/1/schema").body().path("name").asText())
                .isEqualTo("Sale");
    }

    @Test
    void shouldRefuseWhatCannotReadEarlierData() {
        registry.register(subject, Schemas.SALE);

        assertThatThrownBy(() -> registry.register(subject, Schemas.WITH_DEBT))
                .asInstanceOf(type(SchemaRegistryException.class))
                .satisfies(refusal -> assertThat(refusal.retryable()).isFalse())
                .satisfies(refusal ->
                        assertThat(refusal).hasMessageContaining("409").hasMessageContaining(subject));
        assertThat(http.get(path + "/versions").body()).hasToString("[1]");
    }

    @Test
    void shouldTellBeforehandWhetherASchemaFits() {
        registry.register(subject, Schemas.SALE);
        String check = "/compatibility/subjects/" + subject + "/versions/latest";

        assertThat(http.post(check, Schemas.WITH_NOTE)
                        .body()
                        .path("is_compatible")
                        .asBoolean())
                .isTrue();
        assertThat(http.post(check, Schemas.WITH_DEBT)
                        .body()
                        .path("is_compatible")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void shouldFindTheVersionOfASchema() {
        int id = registry.register(subject, Schemas.SALE);

        JsonNode found = http.post(path, Schemas.SALE).body();

        assertThat(found.path("id").asInt()).isEqualTo(id);
        assertThat(found.path("version").asInt()).isEqualTo(1);
        assertThat(found.path("subject").asText()).isEqualTo(subject);
    }

    @Test
    void shouldSayWhereAnIdIsUsed() {
        int id = registry.register(subject, Schemas.SALE);

        assertThat(http.get("/schemas/ids/" + id + "/versions").body())
                .anySatisfy(use -> assertThat(use.path("subject").asText()).isEqualTo(subject));
    }

    @Test
    void shouldSayWhatItDoesNotKnow() {
        registry.register(subject, Schemas.SALE);

        assertThat(http.get("/subjects/nobody/versions").errorCode()).isEqualTo(40401);
        assertThat(http.get(path + "/versions/99").errorCode()).isEqualTo(40402);
        assertThat(http.get("/schemas/ids/99999999").errorCode()).isEqualTo(40403);
        assertThat(http.post(path, Schemas.WITH_NOTE).errorCode()).isEqualTo(40403);
        assertThatThrownBy(() -> registry.byId(99_999_999))
                .asInstanceOf(type(SchemaRegistryException.class))
                .satisfies(refusal -> assertThat(refusal.retryable()).isFalse());
    }

    @Test
    void shouldRefuseWhatIsNoSchema() {
        RegistryHttp.Answer answer = http.post(
                path + "/versions",
                http.object().put("schema", "{\"type\":\"rekord\"}").toString());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errorCode()).isEqualTo(42201);
    }

    @Test
    void shouldKeepALevelForASubject() {
        registry.register(subject, Schemas.SALE);

        RegistryHttp.Answer set = http.put("/config/" + subject, "{\"compatibility\":\"NONE\"}");

        assertThat(set.body().path("compatibility").asText()).isEqualTo("NONE");
        assertThat(http.get("/config/" + subject)
                        .body()
                        .path("compatibilityLevel")
                        .asText())
                .isEqualTo("NONE");
        assertThat(registry.register(subject, Schemas.WITH_DEBT)).isPositive();
    }

    @Test
    void shouldHoldNewSchemasToEarlierOnesByDefault() {
        assertThat(http.get("/config").body().path("compatibilityLevel").asText())
                .isEqualTo("BACKWARD");
    }

    @Test
    void shouldForgetASubject() {
        registry.register(subject, Schemas.SALE);

        assertThat(http.delete(path).body()).hasToString("[1]");

        assertThat(http.get("/subjects").body()).noneMatch(name -> name.asText().equals(subject));
        assertThat(http.get(path + "/versions").errorCode()).isEqualTo(40401);
    }

    /** Any tool can read a topic: five bytes of header, the registry's HTTP answer, and an Avro library. */
    @Test
    void shouldLetAnyToolReadAMessage() throws IOException {
        KpiKey key = new KpiKey(ScopeType.SITE, "amazon-us/acme", "30d", Instant.parse("2026-03-01T00:00:00Z"));
        byte[] message = AvroSerde.<KpiKey>key(registry, KpiKey.getClassSchema())
                .serializer()
                .serialize("kpi.by-site.v1", key);

        int id = ByteBuffer.wrap(message, 1, 4).getInt();
        String text = http.get("/schemas/ids/" + id).body().path("schema").asText();
        GenericRecord read = new GenericDatumReader<GenericRecord>(new Schema.Parser().parse(text))
                .read(null, DecoderFactory.get().binaryDecoder(message, 5, message.length - 5, null));

        assertThat(message[0]).isZero();
        assertThat(read.get("scopeType")).hasToString("SITE");
        assertThat(read.get("scopeId")).hasToString("amazon-us/acme");
        assertThat(read.get("window")).hasToString("30d");
        assertThat(read.get("windowEnd")).isEqualTo(key.getWindowEnd().toEpochMilli());
    }
}
