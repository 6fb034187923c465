package io.globalkpi.ingest.files.read;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the rows of a file are written. Each may be gzipped as well. */
public enum Format {
    CSV,
    TSV,
    JSON,
    NDJSON,
    XLSX;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Format> of(String id) {
        return Arrays.stream(values()).filter(format -> format.id().equals(id)).findFirst();
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(Format::id).toList();
    }
}
