package io.globalkpi.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the document says is shown by tests is. */
class MatrixTest {

    private static final Path HOUSE = Path.of("..");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|(.*)\\|$");
    private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`");

    private final String document = read(HOUSE.resolve("deploy/docs/alerting.md"));

    @Test
    void shouldHaveATestBehindEachOfTheTwentyFourRows() {
        List<MatchResult> rows = ROW.matcher(document).results().toList();

        assertThat(rows).hasSize(24);
        assertThat(rows).allSatisfy(row -> {
            String[] cells = row.group(2).split("(?<!\\\\)\\|");
            assertThat(cells).as("row " + row.group(1)).hasSize(10);
            assertThat(NAMED.matcher(cells[9]).results())
                    .as("row " + row.group(1))
                    .isNotEmpty();
        });
    }

    @Test
    void shouldNameOnlyTestsThereAre() throws IOException {
        Map<String, Path> tests = tests();

        assertThat(NAMED.matcher(document).results()).allSatisfy(named -> {
            assertThat(tests).containsKey(named.group(1));
            assertThat(read(tests.get(named.group(1)))).contains("void " + named.group(2) + "(");
        });
    }

    private static Map<String, Path> tests() throws IOException {
        try (Stream<Path> files = Files.walk(HOUSE)) {
            return files.filter(file -> file.toString().contains("src/test/java"))
                    .filter(file -> file.toString().matches(".*(Test|IT)\\.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            file -> file,
                            (one, other) -> one.startsWith("../alert-service") ? one : other));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
