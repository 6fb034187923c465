package io.globalkpi.ingest.platform.aliexpress;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product with its SKUs.
 *
 * @param productStatusType onSelling, offline, auditing or editingRequired
 */
@JsonNaming(SnakeCaseStrategy.class)
record AliExpressProduct(
        @Nullable Long productId,
        @Nullable String productStatusType,
        @Nullable String gmtCreate,
        @Nullable String gmtModified,
        @JsonProperty(ProductSource.SKUS) @Nullable List<Sku> skus) {

    /**
     * One that can be bought apart.
     *
     * @param id AliExpress' own, made of its properties; {@code <none>} for the only one
     * @param ipmSkuStock pieces that can be sold
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Sku(
            @Nullable String id,
            @Nullable String skuCode,
            @Nullable Long ipmSkuStock) {}

    List<Sku> all() {
        return skus == null ? List.of() : skus;
    }
}
