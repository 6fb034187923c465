package io.globalkpi.local.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import picocli.CommandLine.Option;

/** Which line of which scorecard somebody has something to say about, and who that is. */
final class LineOptions {

    @Option(names = "--owner", paramLabel = "ID", required = true, description = "Whose scorecard.")
    private String owner;

    @Option(names = "--period", paramLabel = "P", required = true, description = "Which: 2026, 2026-Q3 or 2026-11.")
    private String period;

    @Option(names = "--line", paramLabel = "ID", required = true, description = "Line of the scorecard.")
    private String line;

    @Option(names = "--by", paramLabel = "PERSON", required = true, description = "Person id of who says so.")
    private String by;

    String owner() {
        return owner;
    }

    String period() {
        return period;
    }

    String line() {
        return line;
    }

    String by() {
        return by;
    }

    /** The fields that name the line, to begin a row with. */
    Map<String, Object> row() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("owner", owner);
        row.put("period", period);
        row.put("line", line);
        return row;
    }

    /** Rows of reference data, those of the apply just before among them. */
    static <T extends SpecificRecord> List<T> inForce(
            String topic, Class<T> type, PipelineOptions pipeline, Surroundings around) {
        return Doors.referenceApply(around, pipeline)
                .inForce()
                .map(data -> data.rows(topic, type))
                .orElse(List.of());
    }
}
