package io.globalkpi.standin.amazon;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.standin.Ask;
import io.globalkpi.standin.Served;
import io.globalkpi.standin.Truth;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * Reports of 2021-06-30: in the queue for a while, then in progress, then there. Addresses of documents are good for five minutes.
 * The same again within half an hour is cancelled, and now and then one fails.
 */
public final class ReportDesk {

    private static final Duration IN_QUEUE = Duration.ofSeconds(45);
    private static final Duration MADE_AFTER = Duration.ofSeconds(100);
    private static final Duration AGAIN = Duration.ofMinutes(30);
    private static final Duration ADDRESS_LASTS = Duration.ofMinutes(5);

    private final ReportTexts texts;
    private final Clock clock;
    private final List<Report> reports = new ArrayList<>();
    private boolean failsOnce;

    private record Report(
            String id, String type, Instant from, Instant to, Instant asked, boolean cancelled, boolean fails) {

        String status(Instant now) {
            if (now.isBefore(asked.plus(IN_QUEUE))) {
                return "IN_QUEUE";
            }
            if (now.isBefore(asked.plus(MADE_AFTER))) {
                return "IN_PROGRESS";
            }
            return cancelled ? "CANCELLED" : fails ? "FATAL" : "DONE";
        }

        boolean isAs(String otherType, Instant otherFrom, Instant otherTo) {
            return type.equals(otherType) && from.equals(otherFrom) && to.equals(otherTo);
        }
    }

    ReportDesk(Truth truth, AmazonStandIn.Shop shop, Clock clock) {
        this.texts = new ReportTexts(truth, shop, clock);
        this.clock = clock;
    }

    /** The next report that is asked for ends with FATAL. */
    public void failOnce() {
        failsOnce = true;
    }

    /** Amazon makes one by itself, as it does settlements. */
    public void make(String type) {
        Instant now = clock.instant();
        reports.add(new Report("own-" + reports.size(), type, Instant.EPOCH, now, now.minus(MADE_AFTER), false, false));
    }

    Served create(Ask ask) {
        ObjectNode body = Json.read(ask.body());
        String type = body.path("reportType").asText();
        if (type.startsWith("GET_V2_SETTLEMENT")) {
            return AmazonStandIn.error(400, "InvalidInput", "This report cannot be requested.");
        }
        Instant now = clock.instant();
        Instant from = Instant.parse(body.path("dataStartTime").asText(now.toString()));
        Instant to = Instant.parse(body.path("dataEndTime").asText(now.toString()));
        boolean again = reports.stream()
                .anyMatch(one -> one.isAs(type, from, to)
                        && !one.fails()
                        && one.asked().plus(AGAIN).isAfter(now));
        String id = "R" + reports.size();
        reports.add(new Report(id, type, from, to, now, again, failsOnce));
        failsOnce = false;
        return Served.json(202, Json.object().put("reportId", id));
    }

    Served one(String path) {
        return find(path.substring(path.lastIndexOf('/') + 1))
                .map(report -> Served.json(json(report)))
                .orElse(AmazonStandIn.error(404, "NotFound", "No such report."));
    }

    Served list(Ask ask) {
        Instant since = ask.query("createdSince").map(Instant::parse).orElse(Instant.MIN);
        Instant until = ask.query("createdUntil").map(Instant::parse).orElse(Instant.MAX);
        ObjectNode answer = Json.object();
        ArrayNode array = answer.putArray("reports");
        reports.stream()
                .filter(report -> ask.query("reportTypes").orElse("").equals(report.type()))
                .filter(report -> ask.query("processingStatuses").orElse("DONE").equals(report.status(clock.instant())))
                .filter(report ->
                        !report.asked().isBefore(since) && report.asked().isBefore(until))
                .forEach(report -> array.add(json(report)));
        return Served.json(answer);
    }

    private ObjectNode json(Report report) {
        String status = report.status(clock.instant());
        ObjectNode json = Json.object()
                .put("reportId", report.id())
                .put("reportType", report.type())
                .put("dataStartTime", report.from().toString())
                .put("dataEndTime", report.to().toString())
                .put("createdTime", report.asked().toString())
                .put("processingStatus", status);
        return status.equals("DONE") ? json.put("reportDocumentId", "D-" + report.id()) : json;
    }

    Served document(String path) {
        String id = path.substring(path.lastIndexOf('/') + 1);
        long until = clock.instant().plus(ADDRESS_LASTS).getEpochSecond();
        return Served.json(Json.object()
                .put("reportDocumentId", id)
                .put("url", base + "/document-store/" + id.substring(2) + "/" + until)
                .put("compressionAlgorithm", "GZIP"));
    }

    private String base = "";

    /** Where the documents lie: the address of this server. */
    public void at(String address) {
        base = address;
    }

    Served download(String path) {
        String[] parts = path.split("/");
        if (clock.instant().getEpochSecond() > Long.parseLong(parts[3])) {
            return Served.text(
                    "application/xml",
                    java.nio.charset.StandardCharsets.UTF_8,
                    "<Error><Code>AccessDenied</Code></Error>");
        }
        Report report = find(parts[2]).orElseThrow();
        Served plain = texts.of(report.type(), report.from(), report.to());
        return new Served(200, plain.headers(), zipped(plain.body()), Served.Broken.NOT);
    }

    private Optional<Report> find(String id) {
        return reports.stream().filter(report -> report.id().equals(id)).findFirst();
    }

    private static byte[] zipped(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
