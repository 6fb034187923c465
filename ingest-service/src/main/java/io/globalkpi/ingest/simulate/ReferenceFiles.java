package io.globalkpi.ingest.simulate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The reference data as a directory of YAML, one file a table, as {@code apply} reads it. */
final class ReferenceFiles {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER));

    private final SimulationPlan plan;

    ReferenceFiles(SimulationPlan plan) {
        this.plan = plan;
    }

    void write(Path directory) {
        SiteTables sites = new SiteTables(plan);
        write(directory, "company", SiteTables.company());
        write(directory, "sites", sites.sites());
        write(directory, "products", sites.products());
        write(directory, "product-costs", sites.productCosts());
        write(directory, "owners", PeopleTables.owners());
        write(directory, "ownership", PeopleTables.ownership(new Holdings(plan)));
        write(directory, "people", PeopleTables.people());
        write(directory, "grants", PeopleTables.grants());
        write(directory, "routes", PeopleTables.routes());
        write(directory, "fx-rates", new RateTable(plan).rows());
        TargetTables targets = new TargetTables(plan);
        write(directory, "calendars", targets.calendars());
        write(directory, "targets", targets.targets());
    }

    private static void write(Path directory, String table, Object rows) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(table + ".yaml"), YAML.writeValueAsString(Map.of(table, rows)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("tables of plain values always become YAML", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + table + ".yaml in " + directory, e);
        }
    }

    /** A row in the order given: field, value, field, value ... */
    static Map<String, Object> row(Object... fieldsAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            row.put((String) fieldsAndValues[i], fieldsAndValues[i + 1]);
        }
        return row;
    }

    static List<String> none() {
        return List.of();
    }
}
