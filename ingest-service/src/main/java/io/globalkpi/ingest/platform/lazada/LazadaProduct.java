package io.globalkpi.ingest.platform.lazada;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product with its SKUs. Times in milliseconds.
 *
 * @param status Active, InActive, Pending QC, Suspended or Deleted
 */
record LazadaProduct(
        @JsonProperty("item_id") @Nullable Long itemId,
        @JsonProperty("created_time") @Nullable Long createdTime,
        @JsonProperty("updated_time") @Nullable Long updatedTime,
        @JsonProperty("status") @Nullable String status,
        @JsonProperty("skus") @Nullable List<Sku> skus) {

    /**
     * One that can be bought apart.
     *
     * @param status active, inactive or deleted
     * @param quantity in the warehouse
     * @param available of it, what can be sold
     */
    record Sku(
            @JsonProperty("SkuId") @Nullable Long skuId,
            @JsonProperty("SellerSku") @Nullable String sellerSku,
            @JsonProperty("ShopSku") @Nullable String shopSku,
            @JsonProperty("Status") @Nullable String status,
            @JsonProperty("quantity") @Nullable Long quantity,
            @JsonProperty("Available") @Nullable Long available) {}

    List<Sku> all() {
        return skus == null ? List.of() : skus;
    }
}
