package io.globalkpi.ingest.platform.shopee;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign did on a date. Sales, orders and pieces are those of any product of the shop within seven days of a click
 * (Shopee's "broad").
 *
 * @param campaign ours: the campaign's number, or {@link #REST}
 * @param date dd-MM-yyyy, of the shop
 */
@JsonNaming(SnakeCaseStrategy.class)
record ShopeeAdDay(
        @Nullable String campaign,
        @Nullable String date,
        @Nullable Long impression,
        @Nullable Long clicks,
        @Nullable BigDecimal expense,
        @Nullable BigDecimal broadGmv,
        @Nullable Long broadOrder,
        @JsonAlias("broad_item_sold") @Nullable Long broadOrderAmount) {

    /** Ads of the shop that are in no product campaign. */
    static final String REST = "rest";

    ShopeeAdDay of(String number) {
        return new ShopeeAdDay(number, date, impression, clicks, expense, broadGmv, broadOrder, broadOrderAmount);
    }

    /** What is left of it without another; never less than nothing, for the two are not told at one moment. */
    ShopeeAdDay without(ShopeeAdDay other) {
        return new ShopeeAdDay(
                campaign,
                date,
                left(impression, other.impression),
                left(clicks, other.clicks),
                left(expense, other.expense),
                left(broadGmv, other.broadGmv),
                left(broadOrder, other.broadOrder),
                left(broadOrderAmount, other.broadOrderAmount));
    }

    boolean isNothing() {
        return number(impression) == 0
                && number(clicks) == 0
                && money(expense).signum() == 0
                && money(broadGmv).signum() == 0;
    }

    private static long left(@Nullable Long all, @Nullable Long some) {
        return Math.max(0, number(all) - number(some));
    }

    private static BigDecimal left(@Nullable BigDecimal all, @Nullable BigDecimal some) {
        return money(all).subtract(money(some)).max(BigDecimal.ZERO);
    }

    private static long number(@Nullable Long number) {
        return number == null ? 0 : number;
    }

    private static BigDecimal money(@Nullable BigDecimal amount) {
        return Objects.requireNonNullElse(amount, BigDecimal.ZERO);
    }
}
