package io.globalkpi.standin.amazon;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The account-health report: all marketplaces of the account in one, with Amazon's own targets. */
final class HealthText {

    private static final String ANOTHER = "A2EUQ1WTGCTBG2";

    private HealthText() {}

    static ObjectNode of(String marketplace) {
        ObjectNode report = Json.object();
        ArrayNode accounts = report.putArray("accountStatuses");
        accounts.addObject().put("marketplaceId", ANOTHER).put("status", "SUSPENDED");
        accounts.addObject().put("marketplaceId", marketplace).put("status", "NORMAL");
        ArrayNode metrics = report.putArray("performanceMetrics");
        metrics.addObject()
                .put("marketplaceId", ANOTHER)
                .set("lateShipmentRate", rate("BAD", 0.2, 0.04).put("lateShipmentCount", 20));
        ObjectNode own = metrics.addObject().put("marketplaceId", marketplace);
        own.set("lateShipmentRate", rate("GOOD", 0.032, 0.04).put("lateShipmentCount", 32));
        own.set(
                "orderDefectRate",
                Json.object().<ObjectNode>set("mfn", rate("BAD", 0.021, 0.01)).set("afn", rate("GOOD", 0.001, 0.01)));
        own.set(
                "listingPolicyViolations",
                range().put("status", "BAD")
                        .put("defectsCount", 3)
                        .put("targetValue", 0)
                        .put("targetCondition", "EQUALS"));
        own.set("accountHealthRating", range().put("ahrStatus", "WARNED"));
        return report;
    }

    private static ObjectNode rate(String status, double rate, double target) {
        return range().put("status", status)
                .put("rate", rate)
                .put("orderCount", 1000)
                .put("targetValue", target)
                .put("targetCondition", "LESS_THAN");
    }

    private static ObjectNode range() {
        ObjectNode dates =
                Json.object().put("reportingDateFrom", "2026-02-09T00:00Z").put("reportingDateTo", "2026-03-09T23:59Z");
        return Json.object().set("reportingDateRange", dates);
    }
}
