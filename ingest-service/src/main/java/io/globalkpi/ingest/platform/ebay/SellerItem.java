package io.globalkpi.ingest.platform.ebay;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A listing as GetSellerList tells it, without who bids.
 *
 * @param quantity of pieces ever offered, those sold among them
 * @param hideFromSearch true while it is out of stock and waits for more
 */
@JsonNaming(UpperCamelCaseStrategy.class)
record SellerItem(
        @JsonProperty("ItemID") String itemId,
        @JsonProperty("SKU") @Nullable String sku,
        @Nullable ListingDetails listingDetails,
        @Nullable SellingStatus sellingStatus,
        @Nullable PrimaryCategory primaryCategory,
        @Nullable BigDecimal quantity,
        @Nullable String currency,
        @Nullable Boolean hideFromSearch,
        @Nullable Variations variations) {

    @JsonNaming(UpperCamelCaseStrategy.class)
    record ListingDetails(
            @Nullable String startTime, @Nullable String endTime) {}

    @JsonNaming(UpperCamelCaseStrategy.class)
    record SellingStatus(
            @Nullable String listingStatus,
            @Nullable BigDecimal currentPrice,
            @Nullable BigDecimal quantitySold) {}

    record PrimaryCategory(
            @JsonProperty("CategoryID") @Nullable String categoryId) {}

    @JsonNaming(UpperCamelCaseStrategy.class)
    record Variations(@Nullable List<Variation> variation) {

        Variations {
            variation = variation == null ? List.of() : List.copyOf(variation);
        }
    }

    @JsonNaming(UpperCamelCaseStrategy.class)
    record Variation(
            @JsonProperty("SKU") @Nullable String sku,
            @Nullable BigDecimal startPrice,
            @Nullable BigDecimal quantity) {}
}
