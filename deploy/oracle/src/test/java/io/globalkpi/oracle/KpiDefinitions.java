package io.globalkpi.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.globalkpi.schemas.reference.Better;
import io.globalkpi.schemas.reference.Comparison;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.KpiUnit;
import io.globalkpi.schemas.reference.Sensitivity;
import io.globalkpi.schemas.reference.Term;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The KPIs that ship, read straight from {@code deploy/config/defaults/kpis.yaml}. */
public final class KpiDefinitions {

    private static final Pattern TERM = Pattern.compile("([+-]?)(?:(\\d+)\\*)?([a-z][a-z0-9_]*)");
    private static final List<String> ALL_WINDOWS =
            List.of("1h", "24h", "7d", "30d", "90d", "day", "week", "month", "quarter", "year");

    private KpiDefinitions() {}

    public static List<KpiDefinition> shipped() {
        try {
            JsonNode file = new YAMLMapper()
                    .readTree(shippedFile("deploy/config/defaults/kpis.yaml").toFile());
            List<KpiDefinition> definitions = new ArrayList<>();
            file.get("kpis").forEach(row -> definitions.add(definition(row)));
            return definitions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static KpiDefinition shipped(String id) {
        return shipped().stream()
                .filter(kpi -> kpi.getKpi().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no KPI " + id + " ships"));
    }

    /** The same reference data with the shipped KPIs among its rows. */
    public static ReferenceData addedTo(ReferenceData reference) {
        Map<String, SpecificRecord> definitions = new LinkedHashMap<>();
        for (KpiDefinition kpi : shipped()) {
            definitions.put(kpi.getKpi() + "|" + kpi.getVersion() + "|" + kpi.getFrom(), kpi);
        }
        Map<String, Map<String, SpecificRecord>> rows = new LinkedHashMap<>(reference.rows());
        rows.put(Topics.KPIS, definitions);
        return new ReferenceData(reference.manifest(), rows);
    }

    /** A file of the checkout, wherever in it the tests are run. */
    static Path shippedFile(String path) {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve(path))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException(
                    path + " not found above " + Path.of("").toAbsolutePath());
        }
        return folder.resolve(path);
    }

    private static KpiDefinition definition(JsonNode row) {
        return KpiDefinition.newBuilder()
                .setKpi(row.get("id").asText())
                .setVersion(row.get("version").asInt())
                .setFrom(LocalDate.parse(row.get("from").asText()))
                .setName(row.get("name").asText())
                .setNameZh(row.path("zh").asText(""))
                .setUnit(KpiUnit.valueOf(row.get("unit").asText()))
                .setBetter(Better.valueOf(row.get("better").asText()))
                .setNumerator(form(row.get("numerator").asText()))
                .setDenominator(form(row.path("denominator").asText("")))
                .setMultiply(row.path("multiply").asLong(1))
                .setDivide(row.path("divide").asLong(1))
                .setComparison(Comparison.valueOf(row.path("comparison").asText("NONE")))
                .setWindows(windows(row.get("windows")))
                .setScopes(texts(row.path("scopes")))
                .setSample(textOrNull(row.path("sample")))
                .setSensitivity(Sensitivity.valueOf(row.path("sensitivity").asText("OPEN")))
                .setTarget(textOrNull(row.path("target")))
                .setQuantile(row.has("quantile") ? row.get("quantile").asInt() : null)
                .setRipeAfterDays(row.path("ripeAfterDays").asInt(0))
                .build();
    }

    /** A sum of measures with whole factors: {@code a - b + 2*c}. */
    static List<Term> form(String formula) {
        String dense = formula.replace(" ", "");
        List<Term> terms = new ArrayList<>();
        Matcher matcher = TERM.matcher(dense);
        int at = 0;
        while (at < dense.length()) {
            if (!matcher.find() || matcher.start() != at) {
                throw new IllegalArgumentException("not a linear form of measures: " + formula);
            }
            long factor = matcher.group(2) == null ? 1 : Long.parseLong(matcher.group(2));
            terms.add(new Term(matcher.group(3), matcher.group(1).equals("-") ? -factor : factor));
            at = matcher.end();
        }
        return terms;
    }

    private static List<String> windows(JsonNode windows) {
        return windows.asText().equals("all") ? ALL_WINDOWS : texts(windows);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static @Nullable String textOrNull(JsonNode node) {
        return node.isMissingNode() ? null : node.asText();
    }
}
