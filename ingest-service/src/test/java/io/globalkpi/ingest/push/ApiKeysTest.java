package io.globalkpi.ingest.push;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiKeysTest {

    private static final String KEY = "0123456789abcdef";

    @Test
    void shouldAdmitAKeyInEitherHeaderAndNothingElse() {
        ApiKeys keys = ApiKeys.of(List.of("another-key-of-ours", KEY));

        assertThat(keys.admit(KEY, null)).isTrue();
        assertThat(keys.admit(null, "Bearer " + KEY)).isTrue();
        assertThat(keys.admit(null, KEY)).isFalse();
        assertThat(keys.admit("", null)).isFalse();
        assertThat(keys.admit(null, null)).isFalse();
    }

    @Test
    void shouldRefuseShortKeysWithoutRepeatingThem() {
        assertThatThrownBy(() -> ApiKeys.of(List.of("secret")))
                .hasMessageContaining("16 characters")
                .hasMessageNotContaining("secret");
    }

    @Test
    void shouldMakeAKeyOnceWhenNoneIsConfigured(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("data").resolve("key");

        ApiKeys.fromFile(file);
        String key = Files.readString(file).strip();

        assertThat(key).hasSizeGreaterThan(40);
        assertThat(ApiKeys.fromFile(file).admit(key, null)).isTrue();
    }

    @Test
    void shouldShareOneKeyWhenManyInstancesStartAtOnce(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("key");

        List<ApiKeys> all = IntStream.range(0, 32)
                .parallel()
                .mapToObj(instance -> ApiKeys.fromFile(file))
                .toList();

        String key = Files.readString(file).strip();
        assertThat(all).allMatch(keys -> keys.admit(key, null));
        assertThat(directory).isDirectoryContaining(file::equals).isDirectoryNotContaining(any -> !any.equals(file));
        assertThat(Files.getPosixFilePermissions(file)).containsExactlyInAnyOrder(OWNER_READ, OWNER_WRITE);
    }
}
