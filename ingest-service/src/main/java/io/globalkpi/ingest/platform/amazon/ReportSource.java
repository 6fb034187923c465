package io.globalkpi.ingest.platform.amazon;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;
import io.globalkpi.ingest.platform.Trouble;
import io.globalkpi.ingest.platform.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A report, turn by turn: taken from those of the last half hour if it is there, else asked for, waited for and read. Asked for
 * again within half an hour Amazon would cancel it.
 *
 * <p>The cursor is {@code poll:<report id>} while it is made, {@code document:<id>} when it is there.
 */
final class ReportSource<W> implements Source<W> {

    private static final String REPORTS = "/reports/2021-06-30/reports";
    private static final String DOCUMENTS = "/reports/2021-06-30/documents/";
    private static final String POLL = "poll:";
    private static final String DOCUMENT = "document:";
    private static final Duration BETWEEN_POLLS = Duration.ofSeconds(30);
    private static final Duration FRESH = Duration.ofMinutes(30);

    private final ReportSpec spec;
    private final ReportReader<W> reader;

    ReportSource(ReportSpec spec, ReportReader<W> reader) {
        this.spec = spec;
        this.reader = reader;
    }

    @Override
    public Pulled<W> pull(Slice slice, String cursor, Session session) {
        if (cursor.startsWith(POLL)) {
            return polled(cursor.substring(POLL.length()), session);
        }
        if (cursor.startsWith(DOCUMENT)) {
            Answer document = document(cursor.substring(DOCUMENT.length()), session);
            return reader.read(new Document(document, spec.charset(), slice, session));
        }
        return fresh(slice, session)
                .map(report -> Pulled.<W>page(List.of(), DOCUMENT + report))
                .orElseGet(() -> created(slice, session));
    }

    /** The document of a report of the same kind and time that was made lately. */
    private Optional<String> fresh(Slice slice, Session session) {
        JsonNode reports = session.call(Call.get(SpApi.GET_REPORTS, REPORTS)
                        .query("reportTypes", spec.type())
                        .query("processingStatuses", "DONE")
                        .query("marketplaceIds", Marketplace.of(session).id())
                        .query("createdSince", session.now().minus(FRESH).toString()))
                .json()
                .path("reports");
        for (JsonNode report : reports) {
            if (!spec.dated() || isOf(report, slice)) {
                return Optional.of(report.path("reportDocumentId").asText());
            }
        }
        return Optional.empty();
    }

    private static boolean isOf(JsonNode report, Slice slice) {
        return slice.from().equals(time(report, "dataStartTime")) && slice.to().equals(time(report, "dataEndTime"));
    }

    private static Instant time(JsonNode report, String field) {
        String text = report.path(field).asText("");
        return text.isEmpty() ? Instant.MIN : Instant.parse(text);
    }

    private Pulled<W> created(Slice slice, Session session) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("reportType", spec.type());
        body.put("marketplaceIds", List.of(Marketplace.of(session).id()));
        if (spec.dated()) {
            body.put("dataStartTime", slice.from().toString());
            body.put("dataEndTime", slice.to().toString());
        }
        if (!spec.options().isEmpty()) {
            body.put("reportOptions", spec.options());
        }
        Answer answer = session.call(Call.post(SpApi.CREATE_REPORT, REPORTS, Wire.bytes(body)));
        String id = answer.json().path("reportId").asText();
        return Pulled.later(POLL + id, session.now().plus(BETWEEN_POLLS));
    }

    private Pulled<W> polled(String id, Session session) {
        JsonNode report = session.call(Call.get(SpApi.GET_REPORT, REPORTS + "/" + Call.escaped(id)))
                .json();
        String status = report.path("processingStatus").asText();
        return switch (status) {
            case "DONE" ->
                Pulled.page(
                        List.of(), DOCUMENT + report.path("reportDocumentId").asText());
            // There is nothing to tell, or it was asked for too soon: the sweep asks again.
            case "CANCELLED" -> Pulled.last(List.of());
            case "FATAL" -> Pulled.later("again", session.now().plus(FRESH));
            default -> Pulled.later(POLL + id, session.now().plus(BETWEEN_POLLS));
        };
    }

    /** The address is good for five minutes, so it is fetched anew for every try. */
    static Answer document(String id, Session session) {
        JsonNode document = session.call(Call.get(SpApi.GET_DOCUMENT, DOCUMENTS + Call.escaped(id)))
                .json();
        String url = document.path("url").asText();
        if (url.isEmpty()) {
            throw new CallException(new Trouble(
                    "report-without-address",
                    "Amazon made a report and does not say where it is.",
                    "Nothing: it is asked for again."));
        }
        Answer answer = session.call(Call.get(SpApi.DOWNLOAD, url).open());
        return document.path("compressionAlgorithm").asText().equals("GZIP") ? answer.unzipped() : answer;
    }
}
