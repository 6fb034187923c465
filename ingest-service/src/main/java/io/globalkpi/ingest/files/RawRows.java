package io.globalkpi.ingest.files;

import io.globalkpi.ingest.files.mapping.BadRowException;
import io.globalkpi.ingest.files.mapping.Mapping;
import io.globalkpi.ingest.files.mapping.Mappings;
import io.globalkpi.ingest.files.mapping.RowValues;
import io.globalkpi.ingest.files.mapping.Telling;
import io.globalkpi.ingest.files.read.FileRefusedException;
import io.globalkpi.schemas.ingest.RawRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** Makes the event of rows once more that the raw record of a file keeps, by the mapping that it names. For one thread. */
public final class RawRows {

    private static final int BEGIN = 12;
    private static final String SOURCE = "files:";

    private final Mappings mappings;
    private final Map<String, Reader> readers = new HashMap<>();

    private record Reader(Mapping mapping, RowJson json) {}

    /** @param folder of the mappings that the files were imported by */
    public RawRows(Path folder) {
        this.mappings = new Mappings(folder);
    }

    /** How a raw record names the mapping that made its event. */
    static String name(Mapping mapping) {
        return mapping.name() + ":" + mapping.fingerprint().substring(0, BEGIN);
    }

    /** How events point at the rows they were made of: by file and first line. */
    public static boolean isOf(String rawRef, RawRecord raw) {
        return rawRef.startsWith("file:" + file(raw) + "#")
                && raw.getContent().startsWith("[{\"#\":" + rawRef.substring(rawRef.lastIndexOf('#') + 1) + ",");
    }

    /**
     * The event, pointing at the rows it was made of.
     *
     * @param revision when the file was generated; of a mapping with a revision of its own, the rows decide
     * @throws IllegalArgumentException if the mapping is gone or has changed, or makes no event of the rows
     */
    public SpecificRecord event(RawRecord raw, long revision, Instant observedAt) {
        try {
            Reader reader = reader(raw.getMapping());
            List<RowValues> rows = new ArrayList<>();
            for (RowJson.Numbered row : reader.json().read(raw.getContent())) {
                rows.add(reader.mapping().read(row.row()).numbered(row.ordinal()));
            }
            return reader.mapping().event(rows, new Telling(file(raw), revision, observedAt));
        } catch (IOException | BadRowException e) {
            throw new IllegalArgumentException(
                    "no event for the mapping " + raw.getMapping() + ": " + e.getMessage(), e);
        }
    }

    private Reader reader(String name) throws IOException {
        Reader known = readers.get(name);
        if (known == null) {
            known = load(name);
            readers.put(name, known);
        }
        return known;
    }

    private Reader load(String name) throws IOException {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("the raw record names no mapping");
        }
        try {
            Mapping mapping = mappings.load(name.substring(0, name.indexOf(':')));
            if (!name(mapping).equals(name)) {
                throw new IllegalArgumentException("the mapping " + mapping.name() + " has changed since the import: "
                        + name(mapping) + " now, " + name + " then. Put the text of then into a folder and name it with"
                        + " --mappings.");
            }
            return new Reader(mapping, new RowJson(mapping.columnNames()));
        } catch (FileRefusedException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static String file(RawRecord raw) {
        return raw.getSource().substring(SOURCE.length());
    }
}
