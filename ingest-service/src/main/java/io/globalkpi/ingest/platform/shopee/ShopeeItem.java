package io.globalkpi.ingest.platform.shopee;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item as get_item_base_info tells it, with its models as get_model_list does. Times in epoch seconds.
 *
 * @param model its models; null for an item without
 */
@JsonNaming(SnakeCaseStrategy.class)
record ShopeeItem(
        @Nullable Long itemId,
        @Nullable Long categoryId,
        @Nullable String itemSku,
        @Nullable String itemStatus,
        @Nullable Long createTime,
        @Nullable Long updateTime,
        @Nullable Boolean hasModel,
        @JsonProperty("stock_info_v2") @Nullable StockInfo stockInfo,
        @Nullable List<Model> model) {

    /** One that can be bought apart. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Model(
            @Nullable Long modelId,
            @Nullable String modelSku,
            @JsonProperty("stock_info_v2") @Nullable StockInfo stockInfo) {}

    /** Stock by place: the seller's own, and Shopee's warehouses. */
    @JsonNaming(SnakeCaseStrategy.class)
    record StockInfo(
            @Nullable Summary summaryInfo,
            @Nullable List<Place> sellerStock,
            @Nullable List<Place> shopeeStock) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Summary(
            @Nullable Long totalReservedStock, @Nullable Long totalAvailableStock) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Place(@Nullable String locationId, @Nullable Long stock) {}

    /** Its models; the item itself where it has none. */
    List<Model> models() {
        return model == null || model.isEmpty() ? List.of(new Model(0L, itemSku, stockInfo)) : model;
    }
}
