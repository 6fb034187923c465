package io.globalkpi.ingest.platform;

import java.util.Map;

/**
 * A row of reference data that a platform knows: what a product costs, who answers for a shop. It is not applied by
 * itself: the machinery writes it where {@code apply} reads, and a person decides.
 *
 * @param table name of the reference file it belongs to, such as product-costs or ownership
 * @param row the fields as in that file
 */
public record FoundRow(String table, Map<String, Object> row) {

    public FoundRow {
        row = Map.copyOf(row);
    }
}
