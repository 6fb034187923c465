package io.globalkpi.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeCommandsTest {

    @Test
    void shouldListTheCommandsThereAreInTheOrderOfTheHelp() throws Exception {
        String readme = Files.readString(Path.of("../../README.md"));
        Surroundings around =
                new Surroundings(Map.of(), Clock.systemUTC(), Path.of("."), url -> new InMemorySchemaRegistry());

        assertThat(Pattern.compile("(?m)^\\| `([a-z-]+)` \\|")
                        .matcher(readme)
                        .results()
                        .map(found -> found.group(1)))
                .containsExactlyElementsOf(
                        GlobalKpi.commandLine(around).getSubcommands().keySet());
    }
}
