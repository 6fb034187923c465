package io.globalkpi.ingest.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.ingest.platform.Platform;
import io.globalkpi.ingest.platform.PlatformFeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written of the platforms is what the code does: every feed, its times and its limits. */
class PlatformDocsTest {

    private static final Path DOCS = Path.of("..", "deploy", "docs");

    /** The whole tables, to be copied where a room has changed. */
    @Test
    void shouldTableEveryFeedAndEveryLimitAsTheCodeDeclaresThem() throws IOException {
        String text = read("platforms.md");

        assertThat(text).contains(PlatformTables.feeds() + "\n");
        assertThat(text).contains(PlatformTables.limits() + "\n");
    }

    private static Stream<Platform> platforms() {
        return Platforms.all().stream();
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void shouldSayOfEveryFeedOfAPlatformWhatItGives(Platform platform) throws IOException {
        List<String> named = section(platform, "\n## ", read("platforms.md"))
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| feed "))
                .map(line -> line.split("\\|")[1].strip())
                .toList();

        assertThat(named)
                .containsExactlyElementsOf(
                        platform.feeds().stream().map(PlatformFeed::name).toList());
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void shouldSettleWhatEveryPlatformMeans(Platform platform) throws IOException {
        String meanings = read("definitions.md").split("\n## What a platform means\n", 2)[1];

        assertThat(section(platform, "\n### ", meanings).split("\n## ", 2)[0]).containsAnyOf("**GMV**", "**Spend");
    }

    /** A heading is the platform's name as people write it: Google Ads, Mabang (马帮). */
    private static String section(Platform platform, String mark, String text) {
        Map<String, String> sections = Arrays.stream(text.split(mark))
                .collect(Collectors.toMap(PlatformDocsTest::name, part -> part, (first, second) -> first));
        assertThat(sections).containsKey(platform.name());
        return sections.get(platform.name());
    }

    private static String name(String section) {
        String heading = section.lines().findFirst().orElse("");
        return heading.split("\\(")[0].strip().toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static String read(String page) throws IOException {
        return Files.readString(DOCS.resolve(page));
    }
}
