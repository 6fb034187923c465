package io.globalkpi.standin.amazonads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.schemas.id.Micros;
import io.globalkpi.standin.Truth;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** Reports under way and ready ones. They take three minutes; every fifth fails. What they tell is of when they got ready. */
final class ReportShelf {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Duration QUEUED = Duration.ofMinutes(1);
    private static final Duration MADE = Duration.ofMinutes(3);

    /** One report. */
    private record Report(String id, JsonNode wanted, Instant createdAt, boolean fails) {

        Instant readyAt() {
            return createdAt.plus(MADE);
        }

        String status(Instant now) {
            if (now.isBefore(createdAt.plus(QUEUED))) {
                return "PENDING";
            }
            return now.isBefore(readyAt()) ? "PROCESSING" : fails ? "FAILED" : "COMPLETED";
        }
    }

    private final AmazonAdsDesk.Account account;
    private final Truth truth;
    private final Clock clock;
    private final Map<String, Report> reports = new HashMap<>();
    private int created;

    ReportShelf(AmazonAdsDesk.Account account, Truth truth, Clock clock) {
        this.account = account;
        this.truth = truth;
        this.clock = clock;
    }

    /** The id of a report like that which is still being made. */
    Optional<String> running(JsonNode wanted) {
        return reports.values().stream()
                .filter(report ->
                        report.wanted().equals(wanted) && clock.instant().isBefore(report.readyAt()))
                .map(Report::id)
                .findFirst();
    }

    ObjectNode create(JsonNode wanted) {
        created++;
        String id = new UUID(0x06ba6494_8568_4066L, 0x949f_abb6a91c0b00L + created).toString();
        reports.put(id, new Report(id, wanted, clock.instant(), created % 5 == 0));
        return show(id, "").orElseThrow();
    }

    /** A report as it is now; empty if there is none of that id. */
    Optional<ObjectNode> show(String id, String files) {
        return Optional.ofNullable(reports.get(id)).map(report -> shown(report, files));
    }

    private ObjectNode shown(Report report, String files) {
        String status = report.status(clock.instant());
        boolean ready = status.equals("COMPLETED");
        ObjectNode json = JSON.objectNode();
        ObjectNode configuration = report.wanted().path("configuration").deepCopy();
        json.set("configuration", configuration.putNull("filters"));
        json.put("createdAt", report.createdAt().toString());
        json.set("startDate", report.wanted().path("startDate"));
        json.set("endDate", report.wanted().path("endDate"));
        json.set("name", report.wanted().path("name"));
        json.put("reportId", report.id());
        json.put("status", status);
        json.put("updatedAt", clock.instant().toString());
        json.put("failureReason", status.equals("FAILED") ? "Internal error" : null);
        json.put("fileSize", ready ? Integer.valueOf(22) : null);
        json.put("generatedAt", ready ? report.readyAt().toString() : null);
        Instant until = clock.instant().plus(Duration.ofHours(1));
        json.put("url", ready ? files + report.id() + "?expires=" + until.getEpochSecond() : null);
        return json.put("urlExpiresAt", ready ? until.toString() : null);
    }

    /** The file of a report, gzipped. */
    byte[] file(String id) {
        Report report = reports.get(id);
        String kind = report.wanted().at("/configuration/reportTypeId").asText().substring(0, 2);
        LocalDate first = LocalDate.parse(report.wanted().path("startDate").asText());
        LocalDate last = LocalDate.parse(report.wanted().path("endDate").asText());
        ArrayNode rows = JSON.arrayNode();
        for (AdPerformance ad : truth.shown(AdPerformance.class, account.site(), report.readyAt())) {
            boolean inDates = !ad.getDate().isBefore(first) && !ad.getDate().isAfter(last);
            if (inDates && ad.getEntityId().contains("/" + kind.toLowerCase(Locale.ROOT) + "/")) {
                rows.add(row(ad, report.wanted().at("/configuration/columns")));
            }
        }
        return gzipped(rows.toString());
    }

    private static ObjectNode row(AdPerformance ad, JsonNode columns) {
        ObjectNode all = JSON.objectNode();
        String id = ad.getEntityId();
        all.put("date", ad.getDate().toString());
        all.put("campaignId", Long.parseLong(ad.getCampaign()));
        all.put("adGroupId", 5L);
        all.put("adId", id.substring(id.lastIndexOf('/') + 1));
        all.put("advertisedAsin", "B00000000" + ad.getCampaign().length());
        all.put("advertisedSku", ad.getSku());
        all.put("impressions", ad.getImpressions());
        all.put("clicks", ad.getClicks());
        all.put("cost", Micros.toDecimal(ad.getSpendMicros()));
        for (String name : new String[] {"purchases7d", "purchasesClicks"}) {
            all.put(name, ad.getAttributedOrders());
        }
        for (String name : new String[] {"sales7d", "salesClicks"}) {
            all.put(name, Micros.toDecimal(ad.getAttributedSalesMicros()));
        }
        for (String name : new String[] {"unitsSoldClicks7d", "unitsSoldClicks"}) {
            all.put(name, ad.getAttributedUnits());
        }
        ObjectNode row = JSON.objectNode();
        columns.forEach(column -> row.set(column.asText(), all.path(column.asText())));
        return row;
    }

    private static byte[] gzipped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
            zipped.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
