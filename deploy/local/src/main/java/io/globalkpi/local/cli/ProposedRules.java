package io.globalkpi.local.cli;

import io.globalkpi.ingest.reference.Change;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/**
 * The rules in force with those of a file over them, as applying the file would leave them.
 *
 * @param data the rest as it is in force
 * @param changed rules that the file adds or changes
 */
record ProposedRules(ReferenceData data, List<Rule> changed) {

    static ProposedRules of(Path file, ReferenceData inForce, PipelineOptions pipeline, Surroundings around)
            throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(file + " is not a file");
        }
        Path directory = Files.createTempDirectory("global-kpi-rules");
        try {
            Files.copy(file, directory.resolve("rules.yaml"));
            return over(inForce, Doors.proposed(around, pipeline, directory));
        } finally {
            delete(directory);
        }
    }

    private static ProposedRules over(ReferenceData inForce, List<Change> changes) {
        Map<String, Map<String, SpecificRecord>> rows = new TreeMap<>(inForce.rows());
        Map<String, SpecificRecord> rules = new TreeMap<>(rows.getOrDefault(Topics.RULES, Map.of()));
        List<Change> ofRules = changes.stream()
                .filter(change -> change.topic().equals(Topics.RULES) && change.after() != null)
                .toList();
        ofRules.forEach(change -> rules.put(change.key(), change.after()));
        rows.put(Topics.RULES, rules);
        return new ProposedRules(
                new ReferenceData(inForce.manifest(), rows),
                ofRules.stream().map(change -> (Rule) change.after()).toList());
    }

    /** What applying a directory would leave in force, all kinds of rows. */
    static ReferenceData with(Path directory, ReferenceData inForce, PipelineOptions pipeline, Surroundings around) {
        Map<String, Map<String, SpecificRecord>> rows = new TreeMap<>();
        inForce.rows().forEach((topic, ofTopic) -> rows.put(topic, new TreeMap<>(ofTopic)));
        for (Change change : Doors.proposed(around, pipeline, directory)) {
            if (change.after() != null) {
                rows.computeIfAbsent(change.topic(), topic -> new TreeMap<>()).put(change.key(), change.after());
            }
        }
        return new ReferenceData(inForce.manifest(), rows);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
