package io.globalkpi.ingest.platform.amazon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Told;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One measure of GET_V2_SELLER_PERFORMANCE_REPORT as Amazon judges it, with Amazon's own target. It makes no event: its raw
 * record is what our own KPIs are compared with, and one that is bad is flagged with the feed.
 *
 * @param metric such as lateShipmentRate or orderDefectRate.mfn; account for the account itself
 * @param rate share of the orders; null where defects are counted
 * @param defectsCount null where a share is told
 * @param targetCondition LESS_THAN, GREATER_THAN or EQUALS
 */
record HealthMetric(
        String metric,
        @Nullable String status,
        @Nullable BigDecimal rate,
        @Nullable Long orderCount,
        @Nullable Long defectsCount,
        @Nullable BigDecimal targetValue,
        @Nullable String targetCondition,
        @Nullable Span reportingDateRange) {

    record Span(
            @Nullable String reportingDateFrom, @Nullable String reportingDateTo) {}

    static final String TYPE = "GET_V2_SELLER_PERFORMANCE_REPORT";

    private static final String ACCOUNT = "account";

    /** What Amazon says of an account or a measure that is not well. */
    private static final Set<String> UNWELL =
            Set.of("AT_RISK", "AT_RISK_OF_DEACTIVATION", "SUSPENDED", "DEACTIVATED", "WARNED", "BAD", "CRITICAL");

    /** Measures of the job's marketplace: the report tells of all of them. */
    static Pulled<HealthMetric> read(Document document) {
        JsonNode json = document.answer().json();
        JsonNode report = json.isArray() ? json.path(0) : json;
        String marketplace = Marketplace.of(document.session()).id();
        Page<HealthMetric> page =
                new Page<>(HealthMetric.class, document.answer().at());
        for (JsonNode account : of(marketplace, report.path("accountStatuses"))) {
            add(ACCOUNT, account, page, document);
        }
        for (JsonNode metrics : of(marketplace, report.path("performanceMetrics"))) {
            metrics.properties().forEach(one -> measure(one.getKey(), one.getValue(), page, document));
        }
        return page.then(null);
    }

    private static List<JsonNode> of(String marketplace, JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.path("marketplaceId").asText().equals(marketplace))
                .toList();
    }

    /** A measure, or two of them by who ships. */
    private static void measure(String name, JsonNode json, Page<HealthMetric> page, Document document) {
        if (json.has("ahrStatus")) {
            ObjectNode rating = json.deepCopy();
            rating.set("status", json.path("ahrStatus"));
            add(name, rating, page, document);
        } else if (json.has("status")) {
            add(name, json, page, document);
        } else if (json.isObject()) {
            json.properties().forEach(part -> measure(name + "." + part.getKey(), part.getValue(), page, document));
        }
    }

    private static void add(String name, JsonNode json, Page<HealthMetric> page, Document document) {
        ObjectNode metric = json.deepCopy();
        page.add("health/" + name, document.session().shop(), metric.put("metric", name));
    }

    static Normalized normalize(HealthMetric metric, Told told) {
        Normalized outcome = new Normalized();
        if (metric.status() != null && UNWELL.contains(metric.status())) {
            outcome.flag("health " + metric.metric(), metric.status());
        }
        return outcome;
    }
}
