package io.globalkpi.ingest.platform.shopee;

import io.globalkpi.ingest.platform.Fields;
import org.jspecify.annotations.Nullable;

/** The seller's stock keeping unit of a model: its own, else its item's, else Shopee's numbers. */
final class Skus {

    private Skus() {}

    static String of(@Nullable String modelSku, @Nullable String itemSku, String numbers, Fields fields) {
        return fields.first("model_sku", modelSku, itemSku, numbers);
    }

    /** Shopee's own numbers of an item and a model; 0 stands for the only model. */
    static String numbers(@Nullable Long itemId, @Nullable Long modelId) {
        return (itemId == null ? 0 : itemId) + "-" + (modelId == null ? 0 : modelId);
    }
}
