package io.globalkpi.ingest.push;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.globalkpi.ingest.json.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one record of a request.
 *
 * @param index its place in the request, from 0
 * @param entityId null when the record says none
 * @param status {@code published}, or {@code rejected} with the errors
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RecordResult(int index, @Nullable String entityId, String status, List<FieldError> errors) {

    static RecordResult published(int index, String entityId) {
        return new RecordResult(index, entityId, "published", List.of());
    }

    static RecordResult rejected(int index, @Nullable String entityId, List<FieldError> errors) {
        return new RecordResult(index, entityId, "rejected", errors);
    }

    boolean isPublished() {
        return status.equals("published");
    }
}
