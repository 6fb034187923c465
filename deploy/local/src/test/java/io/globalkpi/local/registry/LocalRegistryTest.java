package io.globalkpi.local.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.schemas.serde.ConfluentSchemaRegistry;
import io.globalkpi.schemas.serde.SchemaRegistryException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRegistryTest extends RegistryContract {

    private static final String HOST = "127.0.0.1";

    @TempDir
    private Path dir;

    private LocalRegistry local;

    private void start() {
        local = LocalRegistry.start(dir, HOST, 0);
    }

    @AfterEach
    void close() {
        local.close();
    }

    @Override
    String url() {
        if (local == null) {
            start();
        }
        return local.url();
    }

    private void restart() {
        local.close();
        start();
    }

    private RegistryHttp http() {
        return new RegistryHttp(local.url());
    }

    private int register(String subject, Schema schema) {
        return ConfluentSchemaRegistry.of(local.url()).register(subject, schema);
    }

    private Path file() {
        return dir.resolve("schemas.jsonl");
    }

    @Test
    void shouldKeepIdsVersionsAndLevelsOverARestart() {
        int sale = register("sales", Schemas.SALE);
        int note = register("sales", Schemas.WITH_NOTE);
        http().put("/config", "{\"compatibility\":\"FULL\"}");
        http().put("/config/sales", "{\"compatibility\":\"NONE\"}");

        restart();

        assertThat(register("sales", Schemas.SALE)).isEqualTo(sale);
        assertThat(register("sales", Schemas.WITH_DEBT)).isEqualTo(note + 1);
        assertThat(http().get("/subjects/sales/versions").body()).hasToString("[1,2,3]");
        assertThat(http().get("/config").body()).hasToString("{\"compatibilityLevel\":\"FULL\"}");
    }

    @Test
    void shouldCutOffALineThatACrashTore() throws IOException {
        int sale = register("sales", Schemas.SALE);
        local.close();
        Files.writeString(file(), "{\"change\":\"registered\",\"subj", StandardOpenOption.APPEND);

        start();

        assertThat(register("sales", Schemas.SALE)).isEqualTo(sale);
        assertThat(register("sales", Schemas.WITH_NOTE)).isEqualTo(sale + 1);
        restart();
        assertThat(http().get("/subjects/sales/versions").body()).hasToString("[1,2]");
    }

    @Test
    void shouldRefuseADamagedFileNamingTheLine() throws IOException {
        register("sales", Schemas.SALE);
        local.close();
        Files.writeString(file(), "oops\n", StandardOpenOption.APPEND);

        assertThatThrownBy(this::start)
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("schemas.jsonl line 2 is damaged");

        Files.delete(file());
        start();
    }

    @Test
    void shouldNameThePortThatIsTaken(@TempDir Path other) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> LocalRegistry.start(other, HOST, port))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageContaining("127.0.0.1:" + port)
                    .hasMessageContaining("taken");
        }
        LocalRegistry.start(other, HOST, 0).close();
    }

    @Test
    void shouldRefuseAFolderThatIsInUse() {
        assertThatThrownBy(() -> LocalRegistry.start(dir, HOST, 0))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("in use by another registry");
    }

    @Test
    void shouldGiveEveryNewSchemaAnIdOfItsOwnWhoeverAsksAtOnce() {
        Set<Integer> ids = ConcurrentHashMap.newKeySet();

        IntStream.range(0, 40)
                .parallel()
                .forEach(i -> ids.add(http().post(
                                "/subjects/s" + i + "/versions",
                                Schema.createFixed("F" + i % 20, null, "x", 1 + i % 20))
                        .body()
                        .path("id")
                        .asInt()));

        assertThat(ids).hasSize(20).allMatch(id -> id >= 1 && id <= 20);
    }

    @Test
    void shouldKeepAnIdReadableAfterItsSubjectIsGone() {
        int id = register("sales", Schemas.SALE);

        assertThat(http().delete("/subjects/sales?permanent=true").errorCode()).isEqualTo(40405);
        http().delete("/subjects/sales");
        assertThat(http().delete("/subjects/sales").errorCode()).isEqualTo(40404);
        assertThat(http().get("/subjects?deleted=true").body()).hasToString("[\"sales\"]");
        assertThat(http().delete("/subjects/sales?permanent=true").body()).hasToString("[1]");
        assertThat(http().get("/subjects?deleted=true").body()).isEmpty();

        restart();
        assertThat(ConfluentSchemaRegistry.of(local.url()).byId(id)).isEqualTo(Schemas.SALE);
        assertThat(register("sales", Schemas.SALE)).isEqualTo(id);
    }

    @Test
    void shouldDeleteOneVersionInTwoSteps() {
        register("sales", Schemas.SALE);
        register("sales", Schemas.WITH_NOTE);
        String second = "/subjects/sales/versions/2";

        assertThat(http().delete(second + "?permanent=true").errorCode()).isEqualTo(40407);
        assertThat(http().delete("/subjects/sales/versions/latest").body()).hasToString("2");
        assertThat(http().delete(second).errorCode()).isEqualTo(40406);
        assertThat(http().get(second).errorCode()).isEqualTo(40402);
        assertThat(http().get(second + "?deleted=true").status()).isEqualTo(200);
        assertThat(http().delete(second + "?permanent=true").body()).hasToString("2");
        assertThat(http().get("/subjects/sales/versions?deleted=true").body()).hasToString("[1]");
    }

    @Test
    void shouldLookAtAllEarlierSchemasWhenTransitive() {
        register("sales", Schemas.SALE);
        register("sales", Schemas.WITHOUT_UNITS);
        Schema units = Schemas.WITH_NOTE;

        assertThat(http().post("/compatibility/subjects/sales/versions", units).body())
                .hasToString("{\"is_compatible\":false}");
        http().put("/config/sales", "{\"compatibility\":\"FORWARD_TRANSITIVE\"}");
        RegistryHttp.Answer no = http().post("/subjects/sales/versions", Schemas.WITHOUT_UNITS);
        assertThat(no.status()).isEqualTo(200);
        assertThat(http().post("/compatibility/subjects/sales/versions", units).body())
                .hasToString("{\"is_compatible\":true}");
        http().put("/config/sales", "{\"compatibility\":\"FULL_TRANSITIVE\"}");
        assertThat(http().post("/subjects/sales/versions", units).message())
                .contains("READER_FIELD_MISSING_DEFAULT_VALUE at /fields/1");
    }

    @Test
    void shouldSayWhyASchemaDoesNotFit() {
        register("sales", Schemas.SALE);

        RegistryHttp.Answer no =
                http().post("/compatibility/subjects/sales/versions/latest?verbose=true", Schemas.WITH_DEBT);

        assertThat(no.body().path("messages")).hasSize(1);
        assertThat(no.body().path("messages").path(0).asText()).contains("cannot read", "buyer");
    }

    @Test
    void shouldSayWhatItDoesNotSupport() {
        RegistryHttp.Answer references = http().post(
                        "/subjects/sales/versions",
                        "{\"schema\":\"\\\"string\\\"\",\"references\":[{\"name\":\"a\",\"subject\":\"b\",\"version\":1}]}");
        RegistryHttp.Answer protobuf =
                http().post("/subjects/sales/versions", "{\"schema\":\"x\",\"schemaType\":\"PROTOBUF\"}");

        assertThat(references.errorCode()).isEqualTo(42201);
        assertThat(references.message()).contains("references");
        assertThat(protobuf.errorCode()).isEqualTo(42201);
        assertThat(protobuf.message()).contains("AVRO, not PROTOBUF");
    }

    @Test
    void shouldAnswerMistakesInConfluentsWords() {
        register("sales", Schemas.SALE);

        assertThat(http().put("/config", "{\"compatibility\":\"SOMEWHAT\"}").errorCode())
                .isEqualTo(42203);
        assertThat(http().get("/subjects/sales/versions/first").errorCode()).isEqualTo(42202);
        assertThat(http().get("/config/sales").errorCode()).isEqualTo(40408);
        assertThat(http().get("/config/sales?defaultToGlobal=true").body())
                .hasToString("{\"compatibilityLevel\":\"BACKWARD\"}");
        assertThat(http().post("/subjects/sales/versions", "{").errorCode()).isEqualTo(400);
        assertThat(http().post("/subjects/sales/versions", "{}").errorCode()).isEqualTo(42201);
        assertThat(http().get("/nowhere").errorCode()).isEqualTo(404);
        assertThat(http().get("/nowhere").type()).startsWith("application/vnd.schemaregistry.v1+json");
    }

    @Test
    void shouldTakeALevelBack() {
        http().put("/config/sales", "{\"compatibility\":\"NONE\"}");
        http().put("/config", "{\"compatibility\":\"NONE\"}");

        assertThat(http().delete("/config/sales").body()).hasToString("{\"compatibilityLevel\":\"NONE\"}");
        assertThat(http().get("/config/sales").errorCode()).isEqualTo(40408);
        assertThat(http().delete("/config/sales").errorCode()).isEqualTo(40401);
        http().delete("/config");
        assertThat(http().get("/config").body()).hasToString("{\"compatibilityLevel\":\"BACKWARD\"}");
    }

    @Test
    void shouldAnswerWhatToolsAskFirst() {
        register("sales", Schemas.SALE);

        assertThat(http().get("/").body()).hasToString("{}");
        assertThat(http().get("/schemas/types").body()).hasToString("[\"AVRO\"]");
        assertThat(http().get("/mode").body()).hasToString("{\"mode\":\"READWRITE\"}");
        assertThat(http().get("/subjects").body()).hasToString("[\"sales\"]");
        assertThat(http().get("/subjects").type()).startsWith("application/vnd.schemaregistry.v1+json");
        assertThat(http().get("/schemas/ids/1/subjects").body()).hasToString("[\"sales\"]");
        assertThat(http().get("/schemas").body()).hasSize(1);
    }

    @Test
    void shouldBeWorthTryingAgainWhenItIsDown() {
        ConfluentSchemaRegistry client = ConfluentSchemaRegistry.of(local.url());
        local.close();

        assertThatThrownBy(() -> client.register("sales", Schemas.SALE))
                .isInstanceOfSatisfying(
                        SchemaRegistryException.class,
                        trouble -> assertThat(trouble.retryable()).isTrue())
                .hasMessageContaining("does not answer");
        assertThatThrownBy(client::check).isInstanceOf(SchemaRegistryException.class);
        start();
    }

    @Test
    void shouldNotBeAskedTwiceForTheSame() {
        ConfluentSchemaRegistry client = ConfluentSchemaRegistry.of(local.url());
        int id = client.register("sales", Schemas.SALE);
        client.byId(id);
        local.close();

        assertThat(client.register("sales", Schemas.SALE)).isEqualTo(id);
        assertThat(client.byId(id)).isEqualTo(Schemas.SALE);
        start();
    }
}
