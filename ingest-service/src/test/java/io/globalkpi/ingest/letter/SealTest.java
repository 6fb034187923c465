package io.globalkpi.ingest.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {

    private static final byte[] INPUT = "Jane Roe, Elm Street 5".getBytes(StandardCharsets.UTF_8);
    private static final Seal SEAL = Seal.of(key(1));

    @Test
    void shouldOpenWhatItClosed() throws Exception {
        ByteBuffer sealed = sealed();

        assertThat(SEAL.open("id", sealed)).isEqualTo(INPUT);
        assertThat(SEAL.open("id", sealed)).as("read twice").isEqualTo(INPUT);
        assertThat(new String(sealed.array(), StandardCharsets.ISO_8859_1)).doesNotContain("Jane", "Elm");
    }

    @Test
    void shouldSealTheSameInputDifferentlyEachTime() {
        assertThat(sealed()).isNotEqualTo(sealed());
    }

    @Test
    void shouldSayThatItWasAnotherKey() {
        assertThatThrownBy(() -> Seal.of(key(2)).open("id", sealed()))
                .isInstanceOf(SealException.class)
                .hasMessageMatching("sealed with key [0-9a-f]{8}, the key set is [0-9a-f]{8}");
    }

    @Test
    void shouldKeepNothingAndOpenNothingWithoutAKey() {
        assertThat(Seal.none().close("id", INPUT)).isEmpty();
        assertThatThrownBy(() -> Seal.none().open("id", sealed()))
                .isInstanceOf(SealException.class)
                .hasMessageContaining("no key is set: set INGEST_SEAL_KEY or INGEST_SEAL_KEY_FILE");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 17, -1})
    void shouldNoticeEveryChangedByte(int at) {
        ByteBuffer sealed = sealed();
        int index = at < 0 ? sealed.limit() + at : at;
        sealed.put(index, (byte) (sealed.get(index) ^ 1));

        assertThatThrownBy(() -> SEAL.open("id", sealed)).isInstanceOf(SealException.class);
    }

    @Test
    void shouldNotOpenUnderAnotherLetterOrWhenCutShort() {
        assertThatThrownBy(() -> SEAL.open("other", sealed())).hasMessageContaining("put under another letter");
        assertThatThrownBy(() -> SEAL.open("id", sealed().limit(20))).hasMessageContaining("too short");
        assertThatThrownBy(() -> SEAL.open("id", sealed().limit(40))).hasMessageContaining("changed");
    }

    @Test
    void shouldTakeTheKeyFromTheEnvironmentOrFromAFile(@TempDir Path folder) throws Exception {
        String text = Base64.getEncoder().encodeToString(key(1));
        Path file = Files.writeString(folder.resolve("key"), text + "\n");

        assertThat(SealKey.from(Map.of("INGEST_SEAL_KEY", text)).open("id", sealed()))
                .isEqualTo(INPUT);
        assertThat(SealKey.from(Map.of("INGEST_SEAL_KEY_FILE", file.toString())).open("id", sealed()))
                .isEqualTo(INPUT);
        assertThat(SealKey.from(Map.of())).isSameAs(Seal.none());
    }

    @ParameterizedTest
    @ValueSource(strings = {"c2hvcnQtc2VjcmV0", "not!base64-secret"})
    void shouldRefuseWhatIsNoKeyWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> SealKey.from(Map.of("INGEST_SEAL_KEY", text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("INGEST_SEAL_KEY must be 256 bits in base64")
                .hasMessageNotContaining(text)
                .hasNoCause();
    }

    @Test
    void shouldRefuseTwoKeysAndAFileThatIsNotThere() {
        assertThatThrownBy(() -> SealKey.from(Map.of("INGEST_SEAL_KEY", "x", "INGEST_SEAL_KEY_FILE", "y")))
                .hasMessageContaining("not both");
        assertThatThrownBy(() -> SealKey.from(Map.of("INGEST_SEAL_KEY_FILE", "no/such/file")))
                .hasMessageContaining("INGEST_SEAL_KEY_FILE must name a file that can be read, was 'no/such/file'");
    }

    private static ByteBuffer sealed() {
        return SEAL.close("id", INPUT).orElseThrow();
    }

    private static byte[] key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return key;
    }
}
