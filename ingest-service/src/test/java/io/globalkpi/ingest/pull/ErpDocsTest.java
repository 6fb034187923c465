package io.globalkpi.ingest.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.ingest.platform.PlatformFeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of feeds in the documentation are those of the code. */
class ErpDocsTest {

    private static final Path DOCS = Path.of("..", "deploy", "docs", "platforms.md");

    @ParameterizedTest
    @CsvSource({"mabang, ## Mabang", "dianxiaomi, ## Dianxiaomi"})
    void shouldNameEveryFeedInItsTable(String platform, String heading) throws IOException {
        String text = Files.readString(DOCS);
        String section =
                text.substring(text.indexOf(heading) + heading.length()).split("\n## ", 2)[0];
        List<String> named = section.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| feed "))
                .map(line -> line.split("\\|")[1].strip())
                .toList();

        assertThat(named)
                .containsExactlyElementsOf(Platforms.find(platform).orElseThrow().feeds().stream()
                        .map(PlatformFeed::name)
                        .toList());
    }
}
