package io.globalkpi.schemas.measure;

import static io.globalkpi.schemas.measure.Measure.Kind.COUNT;
import static io.globalkpi.schemas.measure.Measure.Kind.MONEY;
import static io.globalkpi.schemas.measure.Measure.Kind.NOTE;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The measure catalogue: every additive quantity, one row each, as {@code deploy/docs/measures.md} fixes what they mean.
 * Append only, because formulas name measures and a measure's slot is part of stored state; a test compares it with
 * the released ones.
 *
 * <p>A money measure takes three slots: at the actual rate, at the budget rate ({@code _budget}) and in the site's own currency
 * ({@code _local}). Notes say how far to trust the others; they are not for formulas.
 */
public enum Measure {
    ORDERS(COUNT),
    VALUED_ORDERS(COUNT),
    CANCELLED_ORDERS(COUNT),
    SELLER_CANCELLED_ORDERS(COUNT),
    UNITS_SOLD(COUNT),
    UNITS_RETURNED(COUNT),
    UNITS_RETURNED_COHORT(COUNT),
    UNMATCHED_RETURNS(COUNT),
    SHIPPED_ORDERS(COUNT),
    FULFILMENT_MINUTES(COUNT),
    FULFILMENT_LE_6(COUNT),
    FULFILMENT_LE_12(COUNT),
    FULFILMENT_LE_24(COUNT),
    FULFILMENT_LE_36(COUNT),
    FULFILMENT_LE_48(COUNT),
    FULFILMENT_LE_72(COUNT),
    FULFILMENT_LE_96(COUNT),
    FULFILMENT_LE_120(COUNT),
    FULFILMENT_LE_168(COUNT),
    FULFILMENT_LE_240(COUNT),
    FULFILMENT_LE_336(COUNT),
    FULFILMENT_GT_336(COUNT),
    SHIPMENTS_DUE(COUNT),
    LATE_SHIPMENTS(COUNT),
    DELIVERIES_DUE(COUNT),
    DELIVERED_ON_TIME(COUNT),
    DEFECTIVE_ORDERS(COUNT),
    REVIEWS(COUNT),
    NEGATIVE_REVIEWS(COUNT),
    POSITIVE_REVIEWS(COUNT),
    RATING_POINTS(COUNT),
    IMPRESSIONS(COUNT),
    CLICKS(COUNT),
    VALUED_CLICKS(COUNT),
    AD_ORDERS(COUNT),
    AD_UNITS(COUNT),
    SESSIONS(COUNT),
    PAGE_VIEWS(COUNT),
    SKU_DAYS(COUNT),
    OUT_OF_STOCK_SKU_DAYS(COUNT),
    UNITS_DAYS(COUNT),
    AGED_UNITS_DAYS(COUNT),
    LISTINGS_PUBLISHED(COUNT),
    GROSS_SALES(MONEY),
    DISCOUNTS(MONEY),
    CANCELLED_SALES(MONEY),
    COSTED_SALES(MONEY),
    REFUNDS(MONEY),
    COSTED_REFUNDS(MONEY),
    COGS(MONEY),
    FREIGHT(MONEY),
    DUTY(MONEY),
    PLATFORM_FEES(MONEY),
    FULFILMENT_FEES(MONEY),
    OTHER_FEES(MONEY),
    AD_SPEND(MONEY),
    AD_SALES(MONEY),
    INVENTORY_VALUE_DAYS(MONEY),
    FEEDS_DECLARED(NOTE),
    FEEDS_COVERED(NOTE),
    CARRIED_STOCK(NOTE),
    WAITING_RATES(NOTE),
    WAITING_BUDGET_RATES(NOTE),
    WAITING_COSTS(NOTE),
    WAITING_ORDERS(NOTE),
    OLDER_RATES(NOTE),
    RECONCILED_ORDERS(COUNT),
    MISSING_ORDERS(COUNT),
    RECONCILED_SALES(MONEY),
    UNEXPLAINED_SALES(MONEY);

    enum Kind {
        COUNT,
        MONEY,
        NOTE
    }

    /** Which of the three slots of a money measure. */
    public enum Basis {
        ACTUAL,
        BUDGET,
        LOCAL
    }

    /** Slots of all measures together. */
    public static final int SLOTS;

    private static final Map<String, Integer> BY_NAME = new HashMap<>();
    private static final List<String> NAMES;
    private static final boolean[] MONEY_SLOTS;

    static {
        int next = 0;
        for (Measure measure : values()) {
            measure.slot = next;
            BY_NAME.put(measure.id(), next++);
            if (measure.kind == MONEY) {
                BY_NAME.put(measure.id() + "_budget", next++);
                BY_NAME.put(measure.id() + "_local", next++);
            }
        }
        SLOTS = next;
        NAMES = BY_NAME.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
        MONEY_SLOTS = new boolean[SLOTS];
        for (Measure measure : values()) {
            for (int i = 0; measure.kind == MONEY && i < 3; i++) {
                MONEY_SLOTS[measure.slot + i] = true;
            }
        }
    }

    private final Kind kind;
    private int slot;

    Measure(Kind kind) {
        this.kind = kind;
    }

    /** The name formulas use. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Slot of a count or note, and of money at the actual rate. */
    public int slot() {
        return slot;
    }

    public int slot(Basis basis) {
        return slot + basis.ordinal();
    }

    /** Slot of a name as formulas spell it, with {@code _budget} or {@code _local} for the other bases of money. */
    public static OptionalInt slotOf(String name) {
        Integer slot = BY_NAME.get(name);
        return slot == null ? OptionalInt.empty() : OptionalInt.of(slot);
    }

    /** Every name a formula may spell, in the order of the slots. */
    public static List<String> names() {
        return NAMES;
    }

    /** True for what says how far to trust the others. */
    public boolean isNote() {
        return kind == NOTE;
    }

    /** True for amounts in the site's own currency, which scopes beyond one site may not sum. */
    public static boolean isLocal(int slot) {
        return NAMES.get(slot).endsWith("_local");
    }

    /**
     * Hours up to which a bucket of a histogram counts; empty for what is no bucket. The last bucket has no bound: twice that of the
     * one before stands for it.
     */
    public static OptionalInt boundOf(String name) {
        if (name.equals(FULFILMENT_GT_336.id())) {
            return OptionalInt.of(2 * 336);
        }
        String buckets = "fulfilment_le_";
        return name.startsWith(buckets) && BY_NAME.containsKey(name)
                ? OptionalInt.of(Integer.parseInt(name.substring(buckets.length())))
                : OptionalInt.empty();
    }

    public static boolean isMoney(int slot) {
        return MONEY_SLOTS[slot];
    }
}
