package io.globalkpi.ingest.platform.ebay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payment dispute, without whose.
 *
 * @param lines of its order, asked for separately
 */
record Dispute(
        String paymentDisputeId,
        @Nullable String paymentDisputeStatus,
        @Nullable String reason,
        @Nullable String openDate,
        @Nullable String closedDate,
        @Nullable Money amount,
        @Nullable String orderId,
        @Nullable List<ReturnCase.LineOf> lines) {

    Dispute {
        lines = lines == null ? List.of() : List.copyOf(lines);
    }
}
