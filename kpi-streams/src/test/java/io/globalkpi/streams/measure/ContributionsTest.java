package io.globalkpi.streams.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.measure.Measure;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each kind of telling books, to whom, when, and at which rate: numbers made by hand. */
class ContributionsTest {

    private static final String US = "amazon-us/acme";
    private static final String DE = "amazon-de/acme";

    private static final String YAML = """
            company: {id: acme, currency: USD, zone: UTC}
            sites:
              - {site: amazon-us/acme, name: US, platform: amazon, market: US, currency: USD, zone: America/New_York, openedOn: 2020-01-01}
              - {site: amazon-de/acme, name: DE, platform: amazon, market: DE, currency: EUR, zone: Europe/Berlin, openedOn: 2020-01-01}
              - {site: amazon-uk/acme, name: UK, platform: amazon, market: UK, currency: USD, zone: UTC, openedOn: 2020-01-01, skuScope: true}
            owners:
              - {owner: ann, from: 2020-01-01, name: Ann, team: west}
              - {owner: bob, from: 2020-01-01, name: Robert}
              - {owner: bob, from: 2026-03-02, name: Bob, team: west}
            ownership:
              - {site: amazon-us/acme, kind: SITE, from: 2026-03-01T12:00:00Z, until: 2026-03-09T12:00:00Z, shares: [{owner: ann, share: 3333}, {owner: bob, share: 6667}]}
              - {site: amazon-us/acme, kind: CATEGORY, object: tea, from: 2020-01-01T00:00:00Z, shares: [{owner: tea, share: 10000}]}
              - {site: amazon-us/acme, kind: SKU, object: CUP, from: 2020-01-01T00:00:00Z, shares: [{owner: cup, share: 10000}]}
              - {site: amazon-us/acme, kind: CAMPAIGN, object: brand, from: 2020-01-01T00:00:00Z, shares: [{owner: brand, share: 10000}, {owner: idle, share: 0}]}
              - {site: amazon-us/acme, kind: SKU, object: JAR, from: 2020-01-01T00:00:00Z, shares: [{owner: old, share: 10000}]}
              - {site: amazon-us/acme, kind: SKU, object: JAR, from: 2026-03-05T12:00:00Z, shares: [{owner: new, share: 10000}]}
              - {site: amazon-us/acme, kind: SKU, object: BOX, from: 2020-01-01T00:00:00Z, shares: [{owner: idle, share: 0}]}
            products:
              - {site: amazon-us/acme, sku: LEAF, category: tea}
              - {site: amazon-us/acme, sku: MUG, category: null}
            productCosts:
              - {sku: MUG, from: 2026-03-01, currency: USD, unitCost: 4, freight: 0.5, duty: 0.25}
              - {sku: MUG, from: 2026-03-08, currency: USD, unitCost: 6, freight: 0, duty: 0}
              - {site: amazon-de/acme, sku: MUG, from: 2026-03-01, currency: EUR, unitCost: 8, freight: 0, duty: 0}
            fxRates:
              - {base: USD, currency: EUR, kind: ACTUAL, date: 2026-03-01, rate: 0.8}
              - {base: USD, currency: EUR, kind: BUDGET, date: 2026-02-01, rate: 1.0}
              - {base: USD, currency: JPY, kind: ACTUAL, date: 2026-03-01, rate: 160}
            """;

    private final Tills us = new Tills(YAML, US);
    private final Tills de = new Tills(YAML, DE);

    /** At noon in New York, on March 4 if not said otherwise. */
    private static String order(String more, String line) {
        String at = more.contains("at:") ? "" : "at: 2026-03-04T17:00:00Z, ";
        return "- {order: A, " + at + more + (more.isEmpty() ? "" : ", ") + "lines: [{" + line + "}]}";
    }

    @Test
    void shouldBookTheLinesOfAnOrderWithTheirCosts() {
        assertThat(us.site(order("", "sku: MUG, units: 2, gross: 30, discount: 5, freight: 1, duty: 2")))
                .isEqualTo(new TreeMap<>(Map.of(
                        "orders", 1L,
                        "valued_orders", 1L,
                        "units_sold", 2L,
                        "gross_sales", 30_000_000L,
                        "discounts", 5_000_000L,
                        "costed_sales", 25_000_000L,
                        "cogs", 8_000_000L,
                        "freight", 2_000_000L,
                        "duty", 2_500_000L)));
    }

    @Test
    void shouldWaitForACostThatIsNotKnownAndBookNoHalfOfALine() {
        assertThat(us.site(order("", "sku: TEA, units: 2, gross: 30, discount: 5, freight: 1, duty: 2")))
                .isEqualTo(Map.of(
                        "orders", 1L,
                        "valued_orders", 1L,
                        "units_sold", 2L,
                        "gross_sales", 30_000_000L,
                        "discounts", 5_000_000L,
                        "waiting_costs", 1L));
        assertThat(us.site(order("", "sku: TEA, units: 0, gross: 30")))
                .as("a line without pieces costs nothing")
                .containsEntry("costed_sales", 30_000_000L)
                .doesNotContainKey("waiting_costs");
        assertThat(us.site(order("", "sku: TEA, units: 1, gross: 30"))).containsEntry("waiting_costs", 1L);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T04:59:59Z, 0",
        "2026-03-01T05:00:00Z, 4000000",
        "2026-03-08T04:59:59Z, 4000000",
        "2026-03-08T05:00:00Z, 6000000"
    })
    void shouldTakeTheCostOfTheLocalDate(String at, long cogs) {
        assertThat(us.site(order("at: " + at, "sku: MUG, units: 1, gross: 30")).getOrDefault("cogs", 0L))
                .isEqualTo(cogs);
    }

    @Test
    void shouldTakeTheSitesOwnCostBeforeThatOfAllSites() {
        assertThat(de.site(order("currency: EUR, at: 2026-03-02T12:00:00Z", "sku: MUG, units: 1, gross: 8")))
                .containsEntry("cogs", 10_000_000L)
                .containsEntry("gross_sales", 10_000_000L);
    }

    @Test
    void shouldBookOfACancelledOrderWhatWasCancelledAndNothingElse() {
        String lines = "sku: MUG, units: 2, gross: 30, discount: 5";
        Map<String, Long> cancelled = Map.of(
                "orders", 1L,
                "valued_orders", 1L,
                "cancelled_orders", 1L,
                "gross_sales", 30_000_000L,
                "discounts", 5_000_000L,
                "cancelled_sales", 25_000_000L);
        String buyer = "status: CANCELLED, cancelledBy: BUYER, promisedShipAt: 2026-03-05T17:00:00Z";
        assertThat(us.site(order(buyer, lines))).isEqualTo(cancelled);

        Map<String, Long> bySeller = new TreeMap<>(cancelled);
        bySeller.put("seller_cancelled_orders", 1L);
        assertThat(us.site(order("status: CANCELLED, cancelledBy: SELLER", lines)))
                .isEqualTo(bySeller);

        assertThat(us.site(order("", lines + ", status: CANCELLED")))
                .containsEntry("cancelled_sales", 25_000_000L)
                .doesNotContainKeys("units_sold", "cancelled_orders", "cogs");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-04T16:00:00Z, 0,     fulfilment_le_6",
        "2026-03-04T23:00:00Z, 360,   fulfilment_le_6",
        "2026-03-04T23:01:00Z, 361,   fulfilment_le_12",
        "2026-03-05T05:00:00Z, 720,   fulfilment_le_12",
        "2026-03-05T17:00:00Z, 1440,  fulfilment_le_24",
        "2026-03-06T17:00:00Z, 2880,  fulfilment_le_48",
        "2026-03-18T17:00:00Z, 20160, fulfilment_le_336",
        "2026-03-18T17:01:00Z, 20161, fulfilment_gt_336"
    })
    void shouldCountHowLongAnOrderWaitedForItsShipment(String shipped, long minutes, String bucket) {
        Map<String, Long> site = us.site(order("shippedAt: " + shipped, "sku: TEA, units: 1, gross: 1"));

        assertThat(site).containsEntry("shipped_orders", 1L).containsEntry(bucket, 1L);
        assertThat(site.getOrDefault("fulfilment_minutes", 0L)).isEqualTo(minutes);
        assertThat(site.keySet())
                .filteredOn(name -> name.startsWith("fulfilment_"))
                .hasSizeLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "'',                                1, 0",
        "'shippedAt: 2026-03-06T17:00:00Z', 0, 0",
        "'shippedAt: 2026-03-06T17:00:01Z', 1, 0",
        "'deliveredAt: 2026-03-08T17:00:00Z', 1, 1",
        "'deliveredAt: 2026-03-08T17:00:01Z', 1, 0"
    })
    void shouldCountWhatIsDueWhenItIsDue(String done, long late, long onTime) {
        String promised = "promisedShipAt: 2026-03-06T17:00:00Z, promisedDeliveryAt: 2026-03-08T17:00:00Z";
        String told = order(promised + (done.isEmpty() ? "" : ", " + done), "sku: TEA, units: 1, gross: 1");
        Map<String, Long> site = us.site(told);

        assertThat(site).containsEntry("shipments_due", 1L).containsEntry("deliveries_due", 1L);
        assertThat(site.getOrDefault("late_shipments", 0L)).isEqualTo(late);
        assertThat(site.getOrDefault("delivered_on_time", 0L)).isEqualTo(onTime);
        assertThat(us.times(told, 0, Measure.SHIPMENTS_DUE)).containsExactly("2026-03-06T17:00:00Z");
        assertThat(us.times(told, 0, Measure.DELIVERIES_DUE)).containsExactly("2026-03-08T17:00:00Z");
    }

    @Test
    void shouldBookARowOfADateAtItsBeginningAndOneOfAnHourWhenItHappened() {
        String row = "- {ad: X, date: 2026-03-04, grain: %s, occurredAt: 2026-03-04T20:00:00Z, campaign: a, spend: 3,"
                + " attributedSales: 9, impressions: 100, clicks: 5, attributedOrders: 2, attributedUnits: 4}";
        assertThat(us.site(row.formatted("DAY")))
                .isEqualTo(Map.of(
                        "ad_spend", 3_000_000L,
                        "ad_sales", 9_000_000L,
                        "impressions", 100L,
                        "clicks", 5L,
                        "valued_clicks", 5L,
                        "ad_orders", 2L,
                        "ad_units", 4L));
        assertThat(us.times(row.formatted("DAY"), 0, Measure.CLICKS)).containsExactly("2026-03-04T05:00:00Z");
        assertThat(us.times(row.formatted("HOUR"), 0, Measure.CLICKS)).containsExactly("2026-03-04T20:00:00Z");

        String traffic =
                "- {traffic: X, date: 2026-03-04, grain: %s, occurredAt: 2026-03-04T20:00:00Z, sessions: 7, pageViews: 9}";
        assertThat(us.site(traffic.formatted("DAY"))).isEqualTo(Map.of("sessions", 7L, "page_views", 9L));
        assertThat(us.times(traffic.formatted("HOUR"), 0, Measure.SESSIONS)).containsExactly("2026-03-04T20:00:00Z");
    }

    @Test
    void shouldNotValueClicksWhoseMoneyWaits() {
        assertThat(
                        us.site(
                                "- {ad: X, date: 2026-03-04, grain: DAY, campaign: a, currency: GBP, spend: 3, attributedSales: 0, impressions: 0, clicks: 5, attributedOrders: 0, attributedUnits: 0}"))
                .isEqualTo(Map.of("clicks", 5L, "waiting_rates", 1L));
        assertThat(us.site(order("currency: GBP", "sku: TEA, units: 0, gross: 3")))
                .isEqualTo(Map.of("orders", 1L, "waiting_rates", 1L));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 0", "2, 1, 0", "3, 0, 0", "4, 0, 1", "5, 0, 1"})
    void shouldCountReviewsByTheirStars(long stars, long negative, long positive) {
        Map<String, Long> site =
                us.site("- {review: F, at: 2026-03-04T17:00:00Z, kind: PRODUCT_REVIEW, stars: " + stars + "}");

        assertThat(site).containsEntry("reviews", 1L).containsEntry("rating_points", stars);
        assertThat(site.getOrDefault("negative_reviews", 0L)).isEqualTo(negative);
        assertThat(site.getOrDefault("positive_reviews", 0L)).isEqualTo(positive);
    }

    @ParameterizedTest
    @CsvSource({
        "PLATFORM, platform_fees",
        "FULFILMENT, fulfilment_fees",
        "STORAGE, fulfilment_fees",
        "FREIGHT, freight",
        "DUTY, duty",
        "OTHER, other_fees",
        "UNKNOWN, other_fees",
        "ADVERTISING,",
        "TAX,"
    })
    void shouldBookFeesByTheirClass(String feeClass, String measure) {
        assertThat(us.site("- {fee: F, at: 2026-03-04T17:00:00Z, feeClass: " + feeClass + ", amount: 3}"))
                .isEqualTo(measure == null ? Map.of() : Map.of(measure, 3_000_000L));
    }

    @Test
    void shouldCountAListingWhenItIsPublishedAndAFeedAtItsDate() {
        String listing = "- {listing: L, at: 2026-03-04T17:00:00Z, sku: MUG, status: UNKNOWN%s}";
        assertThat(us.site(listing.formatted(""))).isEmpty();
        assertThat(us.times(listing.formatted(", publishedAt: 2026-03-03T10:00:00Z"), 0, Measure.LISTINGS_PUBLISHED))
                .containsExactly("2026-03-03T10:00:00Z");

        String feed = "- {feed: orders, date: 2026-03-04, complete: %s}";
        assertThat(us.site(feed.formatted(true))).isEqualTo(Map.of("feeds_declared", 1L, "feeds_covered", 1L));
        assertThat(us.site(feed.formatted(false))).isEqualTo(Map.of("feeds_declared", 1L));
        assertThat(us.times(feed.formatted(true), 0, Measure.FEEDS_DECLARED)).containsExactly("2026-03-04T05:00:00Z");
    }

    @Test
    void shouldBookStockOnItsDateAndOnThoseItStandsFor() {
        String stock = "- {stock: MUG, date: 2026-03-06, sellableUnits: 5, agedUnits: 2}";

        assertThat(Tills.sums(us.bookings(stock, 2)))
                .containsEntry("site sku_days", 3L)
                .containsEntry("site units_days", 15L)
                .containsEntry("site aged_units_days", 6L)
                .containsEntry("site carried_stock", 2L)
                .containsEntry("site inventory_value_days", 20_000_000L + 20_000_000 + 30_000_000)
                .doesNotContainKeys("site out_of_stock_sku_days", "site waiting_costs");
        assertThat(us.times(stock, 2, Measure.SKU_DAYS))
                .containsExactly("2026-03-06T05:00:00Z", "2026-03-07T05:00:00Z", "2026-03-08T05:00:00Z");
    }

    @Test
    void shouldValueStockAtTheSourcesCostOrTheTablesOrWait() {
        String stock = "- {stock: %s, date: 2026-03-04, sellableUnits: %d%s}";
        assertThat(us.site(stock.formatted("MUG", 5, ", unitCost: 1, currency: USD")))
                .containsEntry("inventory_value_days", 5_000_000L);
        assertThat(us.site(stock.formatted("TEA", 5, "")))
                .containsEntry("waiting_costs", 1L)
                .doesNotContainKey("inventory_value_days");
        assertThat(us.site(stock.formatted("MUG", 0, ""))).containsEntry("out_of_stock_sku_days", 1L);
        assertThat(us.site(stock.formatted("MUG", 1, ""))).doesNotContainKey("out_of_stock_sku_days");
    }

    private static String returned(String more) {
        return "- {return: R, at: 2026-03-06T17:00:00Z, " + more + "}";
    }

    @Test
    void shouldBookAReturnWithWhatItTakesBack() {
        String line = "lines: [{sku: MUG, units: 2, refund: 9, restocked: %s}]";
        Map<String, Long> kept = Map.of(
                "unmatched_returns", 1L,
                "units_returned", 2L,
                "refunds", 9_000_000L,
                "costed_refunds", 9_000_000L);
        assertThat(us.site(returned(line.formatted(false)))).isEqualTo(kept);

        Map<String, Long> restocked = new TreeMap<>(kept);
        restocked.put("cogs", -8_000_000L);
        assertThat(us.site(returned(line.formatted(true)))).isEqualTo(restocked);

        assertThat(us.site(returned("lines: [{sku: TEA, units: 2, refund: 9, restocked: true}]")))
                .isEqualTo(Map.of("unmatched_returns", 1L, "units_returned", 2L, "refunds", 9_000_000L));
        assertThat(us.site(returned("lines: [{sku: TEA, units: 0, refund: 9, restocked: true}]")))
                .isEqualTo(Map.of("unmatched_returns", 1L, "refunds", 9_000_000L, "costed_refunds", 9_000_000L));
        assertThat(us.site(returned("kind: REFUND, lines: [{sku: MUG, units: 2, refund: 9}]")))
                .doesNotContainKey("units_returned");
    }

    @Test
    void shouldCountReturnsByTheOrderTheyName() {
        String order = order("", "sku: MUG, units: 3, gross: 30");
        String named = returned("orderId: A, lines: [{sku: MUG, units: 2, refund: 9}]");

        Map<String, Long> both = us.site(order + "\n" + named);
        assertThat(both).containsEntry("units_returned_cohort", 2L).containsEntry("units_returned", 2L);
        assertThat(both).doesNotContainKeys("waiting_orders", "unmatched_returns");
        assertThat(us.times(order + "\n" + named, 0, Measure.UNITS_RETURNED_COHORT))
                .containsExactly("2026-03-04T17:00:00Z");
        assertThat(us.times(order + "\n" + named, 0, Measure.UNITS_RETURNED)).containsExactly("2026-03-06T17:00:00Z");

        assertThat(us.site(named)).containsEntry("waiting_orders", 1L).doesNotContainKey("units_returned_cohort");
        assertThat(us.times(named, 0, Measure.WAITING_ORDERS)).containsExactly("2026-03-06T17:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "return: R, orderId: A, kind: CLAIM, lines: []                                      | 1",
                "return: R, orderId: A, kind: CHARGEBACK, lines: []                                 | 1",
                "return: R, orderId: A, kind: RETURN, lines: []                                     | 0",
                "return: R, orderId: A, kind: CLAIM, deniedAt: 2026-03-07T00:00:00Z, lines: []      | 0",
                "review: F, orderId: A, kind: SELLER_FEEDBACK, stars: 2                             | 1",
                "review: F, orderId: A, kind: SELLER_FEEDBACK, stars: 3                             | 0",
                "review: F, orderId: A, kind: PRODUCT_REVIEW, stars: 1                              | 0"
            })
    void shouldCountAnOrderWithADefectOnce(String complaint, long defects) {
        String told = "{" + complaint.trim() + ", at: 2026-03-06T17:00:00Z}";
        String twice = "\n- " + told + "\n- " + told.replace(": R,", ": S,").replace(": F,", ": G,");
        Map<String, Long> site = us.site(order("", "sku: TEA, units: 1, gross: 1") + twice);

        assertThat(site.getOrDefault("defective_orders", 0L)).isEqualTo(defects);
        assertThat(us.site(order("status: CANCELLED", "sku: TEA, units: 1, gross: 1") + twice))
                .doesNotContainKey("defective_orders");
        assertThat(us.site("- " + told).containsKey("waiting_orders")).isEqualTo(!told.contains("PRODUCT_REVIEW"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sku: CUP, category: tea, campaign: brand | brand",
                "sku: CUP, category: tea, campaign: video | cup",
                "sku: CUP, category: tea                  | cup",
                "sku: LEAF                                | tea",
                "sku: NEW, category: tea                  | tea",
                "sku: LEAF, category: coffee              | ann",
                "sku: BOX                                 | unassigned",
                "sku: MUG                                 | ann"
            })
    void shouldAskForTheOwnerOfACampaignBeforeASkuBeforeACategoryBeforeTheSite(String line, String owner) {
        Map<String, Long> sums = us.sums(order("", line + ", units: 1, gross: 1"));
        assertThat(sums).containsKey("owner:" + owner + " units_sold");
        long all = sums.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith("owner:") && entry.getKey().endsWith(" units_sold"))
                .mapToLong(Map.Entry::getValue)
                .sum();
        assertThat(all).isEqualTo(10_000);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T11:59:59Z, unassigned, MUG",
        "2026-03-01T12:00:00Z, ann, MUG",
        "2026-03-09T11:59:59Z, bob, MUG",
        "2026-03-09T12:00:00Z, unassigned, MUG",
        "2026-03-05T11:59:59Z, old, JAR",
        "2026-03-05T12:00:00Z, new, JAR"
    })
    void shouldAskForTheOwnerOfTheInstant(String at, String owner, String sku) {
        assertThat(us.sums(order("at: " + at, "sku: " + sku + ", units: 1, gross: 1")))
                .containsKey("owner:" + owner + " units_sold");
    }

    /** A third and two thirds of a micro-unit: the last owner by name takes what is left. */
    @Test
    void shouldGiveOwnersTheirSharesSoThatTheySumToTheSite() {
        Map<String, Long> sums = us.sums(order("", "sku: MUG, units: 3, gross: 0.000002, discount: 0.000001"));

        assertThat(sums)
                .containsEntry("owner:ann units_sold", 3L * 3333)
                .containsEntry("owner:bob units_sold", 3L * 6667)
                .containsEntry("owner:ann gross_sales", 1L)
                .containsEntry("owner:bob gross_sales", 1L)
                .containsEntry("owner:bob discounts", 1L)
                .doesNotContainKey("owner:ann discounts")
                .containsEntry("owner:ann cogs", 3_999_600L)
                .containsEntry("owner:bob cogs", 8_000_400L)
                .containsEntry("team:west units_sold", 30_000L)
                .containsEntry("team:west cogs", 12_000_000L);
    }

    @Test
    void shouldSumATeamFromThoseWhoAreInItOnTheDate() {
        assertThat(us.sums(order("at: 2026-03-01T17:00:00Z", "sku: MUG, units: 1, gross: 1")))
                .containsEntry("team:west units_sold", 3333L);
        assertThat(us.sums(order("at: 2026-03-02T17:00:00Z", "sku: MUG, units: 1, gross: 1")))
                .containsEntry("team:west units_sold", 10_000L);
        assertThat(us.sums(order("", "sku: CUP, units: 1, gross: 1")))
                .as("an owner nobody has written a row for")
                .doesNotContainKey("team:west units_sold");
    }

    @Test
    void shouldSumLinesOfOneOwnerAndKeepThoseOfOthersApart() {
        Map<String, Long> sums = us.sums(
                "- {order: A, at: 2026-03-04T17:00:00Z, lines: [{sku: CUP, units: 1, gross: 1}, {sku: LEAF, units: 2, gross: 2},"
                        + " {sku: CUP, units: 4, gross: 4}]}");
        assertThat(sums)
                .containsEntry("owner:cup units_sold", 50_000L)
                .containsEntry("owner:cup gross_sales", 5_000_000L)
                .containsEntry("owner:tea units_sold", 20_000L)
                .containsEntry("owner:tea gross_sales", 2_000_000L)
                .containsEntry("site gross_sales", 7_000_000L)
                .containsEntry("owner:bob orders", 6_667L);
    }

    @Test
    void shouldBookMoneyAtTheActualRateTheBudgetRateAndInTheSitesOwnCurrency() {
        String told = order("currency: EUR, at: 2026-03-02T12:00:00Z", "sku: TEA, units: 0, gross: 4");
        assertThat(de.sums(told))
                .containsEntry("site gross_sales", 5_000_000L)
                .containsEntry("site gross_sales_budget", 4_000_000L)
                .containsEntry("site gross_sales_local", 4_000_000L)
                .containsEntry("owner:unassigned gross_sales", 5_000_000L)
                .containsEntry("owner:unassigned gross_sales_budget", 4_000_000L)
                .doesNotContainKey("owner:unassigned gross_sales_local");
        assertThat(de.sums(order("currency: USD, at: 2026-03-02T12:00:00Z", "sku: TEA, units: 0, gross: 5")))
                .containsEntry("site gross_sales", 5_000_000L)
                .containsEntry("site gross_sales_local", 4_000_000L);
    }

    @Test
    void shouldConvertEachCurrencyOfAnOrderByItself() {
        // Sold in euros, bought in dollars.
        assertThat(us.sums(order("currency: EUR", "sku: MUG, units: 1, gross: 8")))
                .containsEntry("site gross_sales", 10_000_000L)
                .containsEntry("site cogs", 4_000_000L)
                .containsEntry("owner:ann gross_sales", 3_333_000L)
                .containsEntry("owner:bob gross_sales", 6_667_000L);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-28T12:00:00Z, , true",
        "2026-03-01T12:00:00Z, , false",
        "2026-03-02T12:00:00Z, older_rates, false",
        "2026-03-11T12:00:00Z, older_rates, false",
        "2026-03-12T12:00:00Z, , true"
    })
    void shouldCarryARateForTenDaysAndThenWait(String at, String note, boolean waits) {
        Map<String, Long> site = de.site(order("currency: EUR, at: " + at, "sku: TEA, units: 0, gross: 4"));

        assertThat(site.containsKey("waiting_rates")).isEqualTo(waits);
        assertThat(site.containsKey("gross_sales")).isNotEqualTo(waits);
        assertThat(site.containsKey("older_rates")).isEqualTo(note != null);
        assertThat(site.containsKey("valued_orders")).isNotEqualTo(waits);
    }

    @Test
    void shouldSayThatABudgetRateIsMissingAndBookTheRest() {
        assertThat(us.sums(order("currency: JPY", "sku: TEA, units: 0, gross: 160")))
                .containsEntry("site gross_sales", 1_000_000L)
                .containsEntry("site waiting_budget_rates", 1L)
                .doesNotContainKey("site gross_sales_budget");
    }

    @Test
    void shouldBookProductsOfASiteThatIsAskedForThem() {
        Tills uk = new Tills(YAML, "amazon-uk/acme");
        assertThat(uk.sums(order("currency: EUR", "sku: MUG, units: 2, gross: 8, discount: 4")))
                .containsEntry("sku:amazon-uk/acme|MUG units_sold", 2L)
                .containsEntry("sku:amazon-uk/acme|MUG gross_sales", 10_000_000L)
                .containsEntry("sku:amazon-uk/acme|MUG gross_sales_budget", 8_000_000L)
                .containsEntry("sku:amazon-uk/acme|MUG gross_sales_local", 10_000_000L)
                .containsEntry("sku:amazon-uk/acme|MUG discounts", 5_000_000L)
                .containsEntry("sku:amazon-uk/acme|MUG cogs", 8_000_000L);
        assertThat(us.sums(order("", "sku: MUG, units: 2, gross: 8")).keySet())
                .noneMatch(name -> name.startsWith("sku:"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-04T17:00:00Z, 2",
        "2026-03-12T17:00:00Z, 2",
        "2026-03-12T17:00:01Z, 1",
        "2026-04-08T17:00:00Z, 1",
        "2026-04-08T17:00:01Z, 0"
    })
    void shouldBookAsFineAsItWasSeenInTime(String observed, int grains) {
        List<Booking> bookings = us.bookings(order("observedAt: " + observed, "sku: TEA, units: 1, gross: 1"));
        assertThat(bookings).extracting(Booking::grains).containsExactly(grains);
    }

    @Test
    void shouldBookOnTheLocalDateOfTheSite() {
        int march4 = (int) LocalDate.parse("2026-03-04").toEpochDay();
        assertThat(us.bookings(order("at: 2026-03-05T04:59:59Z", "sku: TEA, units: 1, gross: 1"))
                        .get(0)
                        .day())
                .isEqualTo(march4);
        assertThat(us.bookings(order("at: 2026-03-05T05:00:00Z", "sku: TEA, units: 1, gross: 1"))
                        .get(0)
                        .day())
                .isEqualTo(march4 + 1);
    }

    @Test
    void shouldAnswerWhatReferenceDataSays() {
        ReferenceBook book = us.book();
        int march4 = (int) LocalDate.parse("2026-03-04").toEpochDay();

        assertThat(book.company()).isEqualTo("acme");
        assertThat(book.reportingCurrency()).isEqualTo("USD");
        assertThat(book.companyZone()).isEqualTo("UTC");
        assertThat(book.version()).isOne();
        assertThat(book.remeasure()).isEmpty();
        assertThat(book.ownerName("bob")).isEqualTo("Bob");
        assertThat(book.ownerName("nobody")).isEqualTo("nobody");
        assertThat(book.site("nowhere")).isEmpty();
        assertThat(book.converted(4_000_000, "EUR", "USD", march4)).hasValue(5_000_000);
        assertThat(book.converted(4_000_000, "GBP", "USD", march4)).isEmpty();
        assertThat(book.site(US).orElseThrow().endOf(march4))
                .isEqualTo(Instant.parse("2026-03-05T04:59:59.999Z").toEpochMilli());
    }

    @Test
    void shouldReadBookingsBackAsTheyWereWritten() {
        List<Booking> bookings = us.bookings(order("", "sku: MUG, units: 3, gross: 30, discount: 5"));
        ByteSink out = new ByteSink(8);
        Booking.writeAll(bookings, out);

        assertThat(Booking.readAll(ByteBuffer.wrap(out.toBytes()))).isEqualTo(bookings);
    }
}
