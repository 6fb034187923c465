package io.globalkpi.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.table.ReferenceData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the worked examples of {@code deploy/docs/definitions.md}: the page people read is the page tests obey. */
public final class DefinitionExamples {

    private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern EXAMPLE =
            Pattern.compile("^## (\\w+): (\\S+)\n(?:(?!^## ).)*?```yaml\n(.*?)```", Pattern.DOTALL | Pattern.MULTILINE);

    private DefinitionExamples() {}

    public static List<DefinitionExample> all() {
        String page = page();
        Matcher first = BLOCK.matcher(page);
        if (!first.find()) {
            throw new IllegalStateException("definitions.md begins with no business in a yaml block");
        }
        ReferenceData reference = WrittenBusiness.reference(first.group(1));
        List<DefinitionExample> examples = new ArrayList<>();
        Matcher example = EXAMPLE.matcher(page);
        while (example.find()) {
            JsonNode written = WrittenBusiness.yaml(example.group(3));
            examples.add(example(example.group(1), example.group(2), written, reference));
        }
        return examples;
    }

    private static String page() {
        try {
            return Files.readString(KpiDefinitions.shippedFile("deploy/docs/definitions.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DefinitionExample example(String heading, String zh, JsonNode written, ReferenceData reference) {
        String kpi = written.get("kpi").asText();
        if (!kpi.equals(heading)) {
            throw new IllegalStateException("under the heading " + heading + " stands an example of " + kpi);
        }
        String[] scope = written.get("scope").asText().split(" ", 2);
        return new DefinitionExample(
                kpi,
                zh,
                new Scope(ScopeType.valueOf(scope[0]), scope[1]),
                written.get("window").asText(),
                end(written),
                WrittenBusiness.events(written.get("events")),
                reference,
                expected(written.get("expect")));
    }

    /** Windows that step by day are keyed by midnight UTC after the local date. */
    private static Instant end(JsonNode written) {
        if (written.has("end")) {
            return Instant.parse(written.get("end").asText());
        }
        LocalDate date = LocalDate.parse(written.get("date").asText());
        return date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Expected expected(JsonNode expect) {
        return new Expected(
                expect.get("numerator").decimalValue(),
                decimal(expect.path("denominator")),
                expect.get("value").isNull() ? null : expect.get("value").doubleValue(),
                expect.get("sample").asLong());
    }

    private static @Nullable BigDecimal decimal(JsonNode node) {
        return node.isMissingNode() ? null : node.decimalValue();
    }
}
