package io.globalkpi.ingest.platform.amazon;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A transaction as finances of 2024-06-19 tell it. Without free text. */
record AmazonTransaction(
        @Nullable String transactionId,
        @Nullable String transactionType,
        @Nullable String transactionStatus,
        Instant postedDate,
        @Nullable Amount totalAmount,
        @Nullable List<Related> relatedIdentifiers,
        @Nullable List<Item> items,
        @Nullable List<Breakdown> breakdowns) {

    record Amount(BigDecimal currencyAmount, String currencyCode) {}

    record Related(String relatedIdentifierName, String relatedIdentifierValue) {}

    record ItemRelated(String itemRelatedIdentifierName, String itemRelatedIdentifierValue) {}

    record Item(
            @Nullable List<ItemRelated> relatedIdentifiers,
            @Nullable Amount totalAmount,
            @Nullable List<Breakdown> breakdowns,
            @Nullable List<Context> contexts) {}

    /** Of a product: what was sent. */
    record Context(
            @Nullable String asin,
            @Nullable String sku,
            @Nullable Long quantityShipped) {}

    record Breakdown(
            @Nullable String breakdownType,
            @Nullable Amount breakdownAmount,
            @Nullable List<Breakdown> breakdowns) {

        List<Breakdown> parts() {
            return breakdowns == null ? List.of() : breakdowns;
        }
    }
}
