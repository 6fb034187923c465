package io.globalkpi.ingest.platform.lazada;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a sponsored campaign did on a date.
 *
 * @param date ours: the date that was asked for, of the shop
 * @param productType N search, J product
 * @param storeRevenue of any product of the store
 */
record LazadaAdDay(
        @Nullable LocalDate date,
        @Nullable String campaignId,
        @Nullable String productType,
        @Nullable Long impressions,
        @Nullable Long clicks,
        @Nullable BigDecimal spend,
        @Nullable BigDecimal storeRevenue,
        @Nullable Long storeOrders,
        @Nullable Long storeUnitSold) {}
