package io.globalkpi.ingest.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.Credential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    private static final Map<String, String> ENV =
            Map.of("INGEST_CREDENTIAL_SHOP_1", "{\"appKey\":\"of the variable\"}", "HOME", "/root");

    @TempDir
    private Path folder;

    private String appKey(String name) {
        return new Credentials(folder, ENV).read(name).require("appKey");
    }

    private void file(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void shouldTakeAFolderOfFieldsBeforeAFileBeforeAVariable() throws IOException {
        assertThat(appKey("shop.1")).isEqualTo("of the variable");
        file("shop.1.json", "{\"appKey\":\"of the file\"}");
        assertThat(appKey("shop.1")).isEqualTo("of the file");
        file("shop.1/appKey", "of the folder\n");
        assertThat(appKey("shop.1")).as("a file's last line has an end").isEqualTo("of the folder");
    }

    @Test
    void shouldReadWhatAFileSaysNow() throws IOException {
        Credentials credentials = new Credentials(folder, Map.of());
        file("shop/appKey", "old");
        assertThat(credentials.read("shop").require("appKey")).isEqualTo("old");

        file("shop/appKey", "new");

        assertThat(credentials.read("shop").require("appKey")).isEqualTo("new");
    }

    @Test
    void shouldSayWhereAMissingOneWasLookedFor() {
        assertThatThrownBy(() -> appKey("other")).isInstanceOfSatisfying(CallException.class, e -> {
            assertThat(e.trouble().code()).isEqualTo("credential-missing");
            assertThat(e.trouble().words()).contains("other", "in no file and no variable");
            assertThat(e.trouble().remedy()).contains("INGEST_CREDENTIALS_DIR", "INGEST_CREDENTIAL_");
        });
    }

    @Test
    void shouldNameTheFieldThatIsMissingAndNoValue() throws IOException {
        file("shop.json", "{\"appSecret\":\"s3cret\",\"appKey\":\" \"}");

        assertThatThrownBy(() -> appKey("shop"))
                .isInstanceOf(CallException.class)
                .hasMessageContaining("appKey")
                .hasMessageNotContaining("s3cret");
    }

    /** A name is a name, never a way out of the folder. */
    @ParameterizedTest
    @ValueSource(strings = {"../shop", "a/b", ".hidden", "shop name", "-"})
    void shouldRefuseANameThatIsAPath(String name) {
        assertThatThrownBy(() -> appKey(name))
                .isInstanceOf(CallException.class)
                .hasMessageContaining("characters other than");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cret", "{\"appKey\":\"s3cret\"", "[s3cret]"})
    void shouldNotShowASecretThatIsNoJson(String text) throws IOException {
        file("shop.json", text);

        assertThatThrownBy(() -> appKey("shop"))
                .isInstanceOf(CallException.class)
                .hasMessageContaining("no JSON")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void shouldHaveItsNameForItsText() {
        assertThat(new Credential("shop", Map.of("appKey", "s3cret"))).hasToString("Credential[shop]");
        assertThat(new Credentials(folder, ENV).read("").fields()).isEmpty();
    }
}
