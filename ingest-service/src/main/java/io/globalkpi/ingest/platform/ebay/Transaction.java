package io.globalkpi.ingest.platform.ebay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A movement of the seller's money, without whose.
 *
 * @param amount what moved: of a sale after its fees
 * @param bookingEntry CREDIT to the seller or DEBIT
 * @param totalFeeBasisAmount of a sale what it was before its fees
 * @param feeType of a charge that no sale explains
 */
record Transaction(
        String transactionId,
        @Nullable String transactionType,
        @Nullable String transactionStatus,
        @Nullable String transactionDate,
        @Nullable String bookingEntry,
        @Nullable Money amount,
        @Nullable Money totalFeeBasisAmount,
        @Nullable Money totalFeeAmount,
        @Nullable String orderId,
        @Nullable String payoutId,
        @Nullable String feeType,
        @Nullable List<Line> orderLineItems) {

    Transaction {
        orderLineItems = orderLineItems == null ? List.of() : List.copyOf(orderLineItems);
    }

    record Line(
            @Nullable String lineItemId,
            @Nullable Money feeBasisAmount,
            @Nullable List<Charged> marketplaceFees) {

        Line {
            marketplaceFees = marketplaceFees == null ? List.of() : List.copyOf(marketplaceFees);
        }
    }

    record Charged(@Nullable String feeType, @Nullable Money amount) {}
}
