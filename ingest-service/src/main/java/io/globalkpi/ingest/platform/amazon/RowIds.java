package io.globalkpi.ingest.platform.amazon;

import io.globalkpi.ingest.platform.Wire;
import java.util.HashMap;
import java.util.Map;

/** Ids of rows that have none: their hash, and which of the rows with that hash it is within its report. */
final class RowIds {

    private final Map<String, Integer> seen = new HashMap<>();

    String of(Object row) {
        String hash = Wire.fingerprint(row);
        return hash + "-" + seen.merge(hash, 1, Integer::sum);
    }
}
