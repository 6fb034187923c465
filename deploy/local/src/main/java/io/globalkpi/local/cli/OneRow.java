package io.globalkpi.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One row of reference data, checked and published like a file that holds nothing else; what is in force besides stays. */
final class OneRow {

    private static final ObjectMapper JSON = new ObjectMapper();

    private OneRow() {}

    static int apply(
            Surroundings around, PipelineOptions pipeline, String table, Map<String, Object> row, PrintWriter out)
            throws IOException {
        Path directory = Files.createTempDirectory("global-kpi-row");
        Path file = directory.resolve(table + ".yaml");
        try {
            Files.writeString(file, JSON.writeValueAsString(Map.of(table, List.of(row)))); // which is YAML as well
            return Doors.apply(around, pipeline, new Doors.Apply(directory, false, false), out);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(directory);
        }
    }
}
