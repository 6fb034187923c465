package io.globalkpi.ingest.platform.shopee;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What the seller got for an order.
 *
 * @param orderSn number of the order
 * @param released when it was paid out (epoch seconds)
 * @param amounts every number of get_escrow_detail's order_income by its name, in the shop's currency
 */
record ShopeeIncome(String orderSn, long released, Map<String, BigDecimal> amounts) {

    ShopeeIncome {
        amounts = Map.copyOf(amounts);
    }
}
