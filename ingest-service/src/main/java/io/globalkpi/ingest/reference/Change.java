package io.globalkpi.ingest.reference;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * One row that differs from what is in force.
 *
 * @param key its natural key
 * @param before the row in force, null when it is new
 * @param after the row to be, null when it is removed
 */
public record Change(
        String topic,
        String key,
        @Nullable SpecificRecord before,
        @Nullable SpecificRecord after) {

    @Override
    public String toString() {
        String sign = before == null ? "+ " : after == null ? "- " : "~ ";
        return sign + topic + " " + key;
    }
}
