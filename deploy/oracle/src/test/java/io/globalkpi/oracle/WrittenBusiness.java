package io.globalkpi.oracle;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.reference.CalendarDay;
import io.globalkpi.schemas.reference.FxRate;
import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.reference.Owner;
import io.globalkpi.schemas.reference.Ownership;
import io.globalkpi.schemas.reference.Product;
import io.globalkpi.schemas.reference.ProductCost;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.reference.Target;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.schemas.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * A small business as people write it in YAML: each event a row that begins with its kind and id, such as
 * {@code {order: A1, at: 2026-03-02T15:00:00Z, lines: [...]}}, and the reference data by topic.
 */
public final class WrittenBusiness {

    private static final YAMLMapper YAML =
            (YAMLMapper) new YAMLMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final Map<String, EventKind> KINDS = Map.of(
            "order", EventKind.ORDERS,
            "return", EventKind.RETURNS,
            "ad", EventKind.ADS,
            "stock", EventKind.INVENTORY,
            "review", EventKind.FEEDBACK,
            "traffic", EventKind.TRAFFIC,
            "fee", EventKind.FEES,
            "listing", EventKind.LISTINGS);

    private record Table(String topic, Schema schema) {}

    private static final Map<String, Table> TABLES = Map.of(
            "targets", new Table(Topics.TARGETS, Target.getClassSchema()),
            "calendars", new Table(Topics.CALENDARS, CalendarDay.getClassSchema()),
            "sites", new Table(Topics.SITES, Site.getClassSchema()),
            "owners", new Table(Topics.OWNERS, Owner.getClassSchema()),
            "ownership", new Table(Topics.OWNERSHIP, Ownership.getClassSchema()),
            "products", new Table(Topics.PRODUCTS, Product.getClassSchema()),
            "productCosts", new Table(Topics.PRODUCT_COSTS, ProductCost.getClassSchema()),
            "fxRates", new Table(Topics.FX_RATES, FxRate.getClassSchema()));

    private WrittenBusiness() {}

    static JsonNode yaml(String text) {
        try {
            return YAML.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<SpecificRecord> events(String text) {
        return events(yaml(text));
    }

    static List<SpecificRecord> events(JsonNode rows) {
        List<SpecificRecord> events = new ArrayList<>();
        rows.forEach(row -> events.add(event((ObjectNode) row)));
        return events;
    }

    /** The first field names the kind and the id; {@code at} is when it happened. */
    private static SpecificRecord event(ObjectNode row) {
        ObjectNode written = row.deepCopy();
        String first = written.fieldNames().next();
        String id = written.remove(first).asText();
        orElse(written, "site", "amazon-us/acme");
        if (first.equals("feed")) {
            return feed(written.put("feed", id));
        }
        if (written.has("at")) {
            written.set("occurredAt", written.remove("at"));
        }
        orElse(written, "occurredAt", written.path("date").asText() + "T00:00:00Z");
        orElse(written, "observedAt", written.get("occurredAt").asText());
        orElse(written, "source", "amazon");
        orElse(written, "revision", "1");
        identify(written, first, id);
        return WrittenRecord.of(KINDS.get(first).schema(), written);
    }

    private static SpecificRecord feed(ObjectNode written) {
        orElse(written, "revision", "1");
        orElse(written, "seen", "0");
        orElse(written, "published", "0");
        orElse(written, "observedAt", written.get("date").asText() + "T00:00:00Z");
        return WrittenRecord.of(Feed.getClassSchema(), written);
    }

    private static void identify(ObjectNode written, String kind, String id) {
        String site = written.get("site").asText();
        switch (kind) {
            case "order" -> {
                written.put("orderId", id).put("entityId", site + "/" + id);
                orElse(written, "currency", "USD");
                written.get("lines").forEach(line -> {
                    orElse((ObjectNode) line, "lineId", "1");
                    orElse((ObjectNode) line, "quantity", line.get("units").asText());
                });
            }
            case "stock" -> {
                String place = id + "/" + written.path("warehouse").asText() + "/";
                written.put("sku", id)
                        .put(
                                "entityId",
                                site + "/stock/" + place + written.get("date").asText());
            }
            default -> {
                written.put("entityId", site + "/" + kind + "/" + id);
                if (List.of("return", "fee", "ad").contains(kind)) {
                    orElse(written, "currency", "USD");
                }
            }
        }
    }

    private static void orElse(ObjectNode written, String field, String value) {
        if (!written.has(field)) {
            written.put(field, value);
        }
    }

    public static ReferenceData reference(String text) {
        return reference(yaml(text));
    }

    static ReferenceData reference(JsonNode written) {
        Map<String, Map<String, SpecificRecord>> rows = new LinkedHashMap<>();
        TABLES.forEach((name, table) -> {
            Map<String, SpecificRecord> byKey = new LinkedHashMap<>();
            written.path(name).forEach(row -> byKey.put(row.toString(), WrittenRecord.of(table.schema(), row)));
            rows.put(table.topic(), byKey);
        });
        JsonNode company = written.get("company");
        Manifest manifest = Manifest.newBuilder()
                .setVersion(1)
                .setAppliedAt(Instant.EPOCH)
                .setCompany(company.get("id").asText())
                .setReportingCurrency(company.get("currency").asText())
                .setZone(company.get("zone").asText())
                .setFingerprint("")
                .build();
        return new ReferenceData(manifest, rows);
    }
}
