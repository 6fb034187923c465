package io.globalkpi.ingest.platform.lazada;

import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.schemas.event.FeeClass;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Lazada's fee types are to us. */
final class FeeTypes {

    /**
     * Sales, refunds and the seller's vouchers: orders and returns tell them. What Lazada adds to a price it reduced itself is
     * part of the sale.
     */
    private static final Set<String> TOLD_BY_ORDERS =
            Set.of("13", "14", "59", "501", "502", "504", "505", "117", "118", "121", "202", "209");

    private static final Map<String, FeeClass> CLASSES = classes();

    private FeeTypes() {}

    private static Map<String, FeeClass> classes() {
        Map<String, FeeClass> classes = new HashMap<>();
        put(classes, FeeClass.PLATFORM, "16", "15", "3", "4", "20", "29", "65", "277", "23", "54", "80", "135");
        put(classes, FeeClass.FULFILMENT, "7", "8", "26", "28", "211", "157", "1027", "142", "143", "200", "21");
        put(classes, FeeClass.FULFILMENT, "130", "132", "311", "127", "128", "25");
        put(classes, FeeClass.STORAGE, "254");
        put(classes, FeeClass.ADVERTISING, "112", "249", "285");
        put(classes, FeeClass.OTHER, "47", "85", "206", "107", "44", "239", "298", "304", "306");
        return classes;
    }

    private static void put(Map<String, FeeClass> classes, FeeClass feeClass, String... types) {
        for (String type : types) {
            classes.put(type, feeClass);
        }
    }

    /** Empty for what is no fee. One that nobody knows is flagged, and put where its group belongs. */
    static Optional<FeeClass> read(String type, @Nullable String group, Normalized outcome) {
        if (TOLD_BY_ORDERS.contains(type)) {
            return Optional.empty();
        }
        FeeClass known = CLASSES.get(type);
        if (known != null) {
            return Optional.of(known);
        }
        outcome.flag("fee_type", type);
        return Optional.of(byGroup(group == null ? "" : group));
    }

    /** Groups are such as Orders-Lazada Fees: where it arose, and what it is. */
    private static FeeClass byGroup(String group) {
        if (group.endsWith("-Lazada Fees")) {
            return FeeClass.PLATFORM;
        }
        if (group.endsWith("-Logistics")) {
            return FeeClass.FULFILMENT;
        }
        return group.endsWith("-Marketing Fees") || group.endsWith("-Claims") ? FeeClass.OTHER : FeeClass.UNKNOWN;
    }
}
