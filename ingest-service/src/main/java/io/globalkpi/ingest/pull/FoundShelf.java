package io.globalkpi.ingest.pull;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.FoundRow;
import io.globalkpi.ingest.platform.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where rows of reference data go that platforms know: files as {@code apply} reads them, a folder for each account. Nothing is
 * applied by itself: a person looks at them and copies what is right.
 */
final class FoundShelf {

    static final String SETTING = "INGEST_FOUND_DIR";

    /** What makes two rows of a table the same row; of others all their fields. */
    private static final Map<String, List<String>> KEYS = Map.of(
            "product-costs", List.of("site", "sku", "from"),
            "fx-rates", List.of("base", "currency", "kind", "date"),
            "owners", List.of("owner", "from"),
            "ownership", List.of("site", "from"));

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build();

    private final @Nullable Path root;

    /** @param root null if there is none */
    FoundShelf(@Nullable Path root) {
        this.root = root;
    }

    /** Puts rows beside those found before; a row of the same key is replaced. Repeating it changes nothing. */
    void keep(PullJob job, List<FoundRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        if (root == null) {
            refuseIfThatIsAll(job);
            return;
        }
        Path folder = root.resolve(job.platform().name()).resolve(job.account());
        Map<String, List<FoundRow>> tables =
                rows.stream().collect(Collectors.groupingBy(FoundRow::table, TreeMap::new, Collectors.toList()));
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, List<FoundRow>> table : tables.entrySet()) {
                merge(folder.resolve(table.getKey() + ".yaml"), table.getKey(), table.getValue());
            }
        } catch (IOException e) {
            throw new CallException(new Trouble(
                    "found-unwritable",
                    folder + " cannot be written (" + e.getClass().getSimpleName() + ").",
                    "Let the service write the folder " + SETTING + " names."));
        }
    }

    /** A feed that brings events goes on without; one that finds rows only is of no use without a folder. */
    private static void refuseIfThatIsAll(PullJob job) {
        if (job.feed().plan().kind() == null) {
            throw new CallException(new Trouble(
                    "found-missing",
                    "There is no folder for the rows this feed finds.",
                    "Set " + SETTING + " to a folder."));
        }
    }

    private static void merge(Path file, String table, List<FoundRow> found) throws IOException {
        Map<String, Map<String, Object>> rows = new LinkedHashMap<>();
        if (Files.exists(file)) {
            Map<String, List<Map<String, Object>>> before = YAML.readValue(file.toFile(), new TypeReference<>() {});
            before.getOrDefault(table, List.of()).forEach(row -> rows.put(keyOf(table, row), row));
        }
        found.forEach(row -> rows.put(keyOf(table, row.row()), new TreeMap<>(row.row())));
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        YAML.writeValue(part.toFile(), Map.of(table, new ArrayList<>(rows.values())));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String keyOf(String table, Map<String, Object> row) {
        List<String> fields =
                KEYS.getOrDefault(table, row.keySet().stream().sorted().toList());
        return fields.stream().map(field -> String.valueOf(row.get(field))).collect(Collectors.joining("\n"));
    }
}
