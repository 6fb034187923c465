package io.globalkpi.ingest.reference;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** The measures a formula may name: those that events contribute, as {@code deploy/docs/measures.md} fixes them. */
public final class MeasureNames {

    private static final String COUNTS = """
            orders valued_orders cancelled_orders seller_cancelled_orders units_sold shipped_orders fulfilment_minutes
            fulfilment_le_6 fulfilment_le_12 fulfilment_le_24 fulfilment_le_36 fulfilment_le_48 fulfilment_le_72
            fulfilment_le_96 fulfilment_le_120 fulfilment_le_168 fulfilment_le_240 fulfilment_le_336 fulfilment_gt_336
            shipments_due late_shipments deliveries_due delivered_on_time defective_orders units_returned
            units_returned_cohort unmatched_returns impressions clicks ad_orders ad_units valued_clicks sku_days
            out_of_stock_sku_days units_days aged_units_days carried_stock reviews negative_reviews positive_reviews
            rating_points sessions page_views listings_published feeds_declared feeds_covered waiting_rates
            waiting_budget_rates waiting_costs waiting_orders older_rates
            """;

    /** Each stands three times: in the reporting currency, at the budget rate, and in the site's own currency. */
    private static final String MONEY = """
            gross_sales discounts cancelled_sales costed_sales cogs freight duty refunds costed_refunds ad_spend ad_sales
            inventory_value_days platform_fees fulfilment_fees other_fees
            """;

    private static final Set<String> ALL = all();

    private MeasureNames() {}

    public static boolean isKnown(String measure) {
        return ALL.contains(measure);
    }

    /** Sorted. */
    public static Set<String> names() {
        return new TreeSet<>(ALL);
    }

    private static Set<String> all() {
        Set<String> names = new TreeSet<>(Arrays.asList(COUNTS.trim().split("\\s+")));
        for (String money : MONEY.trim().split("\\s+")) {
            names.addAll(Set.of(money, money + "_budget", money + "_local"));
        }
        return Set.copyOf(names);
    }
}
