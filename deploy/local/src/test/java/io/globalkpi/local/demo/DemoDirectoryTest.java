package io.globalkpi.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDirectoryTest {

    @TempDir
    Path directory;

    @Test
    void shouldEmptyWhatADemoBeforeLeft() throws Exception {
        Path demo = DemoDirectory.beginAnew(directory.resolve("demo"));
        Files.createDirectories(demo.resolve("broker/logs"));
        Files.writeString(demo.resolve("broker/logs/1"), "old");

        assertThat(DemoDirectory.beginAnew(demo)).isEqualTo(demo);
        assertThat(demo.resolve("broker")).doesNotExist();
    }

    @Test
    void shouldNeverTouchWhatIsNotADemos() throws Exception {
        Path kept = Files.writeString(directory.resolve("precious"), "mine");

        assertThatIllegalStateException()
                .isThrownBy(() -> DemoDirectory.beginAnew(directory))
                .withMessageContaining(directory.toString())
                .withMessageContaining("--data");
        assertThat(kept).hasContent("mine");
    }
}
