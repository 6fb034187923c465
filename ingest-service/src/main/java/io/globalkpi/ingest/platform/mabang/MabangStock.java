package io.globalkpi.ingest.platform.mabang;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stock of one SKU, as {@code stock-get-stock-quantity} tells it.
 *
 * @param defaultCost what one piece costs, CNY; from the list of SKUs, Mabang sends it there
 */
record MabangStock(
        String stockSku,
        @Nullable BigDecimal defaultCost,
        @Nullable List<Warehouse> warehouse) {

    /**
     * In one warehouse, in pieces.
     *
     * @param stockQuantity all that is there
     * @param availableStockQuantity what may still be sold
     * @param waitingQuantity sold and not sent
     */
    record Warehouse(
            @Nullable String warehouseId,
            @Nullable String warehouseName,
            @Nullable BigDecimal stockQuantity,
            @Nullable BigDecimal availableStockQuantity,
            @Nullable BigDecimal waitingQuantity,
            @Nullable BigDecimal fbaWaitingQuantity,
            @Nullable BigDecimal shippingQuantity,
            @Nullable BigDecimal allotShippingQuantity,
            @Nullable BigDecimal processingQuantity,

            @JsonProperty("hwc_in_transit_quantity") @Nullable
            BigDecimal overseasInTransit) {}
}
