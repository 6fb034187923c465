package io.globalkpi.local.guarantee;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What operators are told to watch of kpi-streams: the names in the table of {@code deploy/docs/operations.md}. */
final class DocumentedMetrics {

    private static final Pattern NAME = Pattern.compile("`([a-z_]+)(?:\\{[a-z,]+})?`");

    private DocumentedMetrics() {}

    static List<String> names() throws IOException {
        return Files.readAllLines(Path.of("../docs/operations.md")).stream()
                .dropWhile(line -> !line.startsWith("| metric on `/metrics`"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|")[1])
                .flatMap(cell -> NAME.matcher(cell).results().map((MatchResult found) -> found.group(1)))
                .toList();
    }
}
