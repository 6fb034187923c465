package io.globalkpi.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.topic.Topic;
import io.globalkpi.schemas.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's tables say what the code says; those of the commands are compared beside the commands. */
class ReadmeTest {

    private final String readme = read(Path.of("../../README.md"));

    @Test
    void shouldListTheTopicsOfTheCatalogueWithTheirValuesAndPartitions() {
        List<String> rows = matches("(?m)^\\| `([a-z.-]+\\.v1)` \\| [^|]* \\| (\\w+) \\| (\\d+) \\|");

        assertThat(rows)
                .containsExactlyElementsOf(new Topics(Topics.DEFAULT_PARTITIONS)
                        .all().stream().map(ReadmeTest::row).toList());
    }

    @Test
    void shouldListTheModulesOfTheBuild() {
        String build = read(Path.of("../../pom.xml"));
        List<String> modules = Pattern.compile("<module>(.+?)</module>")
                .matcher(build)
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(matches("(?m)^\\| \\[[a-z/-]+]\\(([a-z/-]+)\\) \\|")).containsAll(modules);
    }

    @Test
    void shouldLinkOnlyToWhatIsThere() {
        assertThat(matches("]\\(([^)]+)\\)"))
                .allSatisfy(link -> assertThat(Path.of("../..", link)).exists());
    }

    private List<String> matches(String pattern) {
        return Pattern.compile(pattern)
                .matcher(readme)
                .results()
                .map(ReadmeTest::groups)
                .toList();
    }

    private static String groups(MatchResult found) {
        StringBuilder groups = new StringBuilder(found.group(1));
        for (int i = 2; i <= found.groupCount(); i++) {
            groups.append(' ').append(found.group(i));
        }
        return groups.toString();
    }

    private static String row(Topic topic) {
        return topic.name() + " " + topic.value().getName() + " " + topic.partitions();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
