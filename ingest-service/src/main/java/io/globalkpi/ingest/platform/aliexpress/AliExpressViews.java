package io.globalkpi.ingest.platform.aliexpress;

import org.jspecify.annotations.Nullable;

/**
 * Views of one product on one date.
 *
 * @param productId ours: the one that was asked for
 */
record AliExpressViews(
        @Nullable String productId,
        @Nullable String date,
        @Nullable Long count) {}
