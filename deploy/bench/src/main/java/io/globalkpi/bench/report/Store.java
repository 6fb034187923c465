package io.globalkpi.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.globalkpi.bench.measure.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps what sittings measured, a file a section: the raw figures of every run, as JSON and, for spreadsheets, as CSV. */
public final class Store {

    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final Path folder;

    public Store(Path folder) {
        this.folder = folder;
    }

    public void keep(Measured measured) throws IOException {
        Files.createDirectories(folder);
        json.writeValue(folder.resolve(measured.section() + ".json").toFile(), measured);
        Files.write(folder.resolve(measured.section() + ".csv"), csv(measured.runs()));
    }

    Optional<Measured> of(String section) throws IOException {
        Path file = folder.resolve(section + ".json");
        return Files.exists(file) ? Optional.of(json.readValue(file.toFile(), Measured.class)) : Optional.empty();
    }

    private static List<String> csv(List<Run> runs) {
        List<String> lines = new ArrayList<>();
        lines.add("turn,runner,exact,figure,value");
        for (int turn = 0; turn < runs.size(); turn++) {
            Run run = runs.get(turn);
            for (Map.Entry<String, Double> figure : run.figures().entrySet()) {
                lines.add(String.join(
                        ",",
                        Integer.toString(turn + 1),
                        run.runner(),
                        Boolean.toString(run.exact()),
                        figure.getKey(),
                        Double.toString(figure.getValue())));
            }
        }
        return lines;
    }
}
