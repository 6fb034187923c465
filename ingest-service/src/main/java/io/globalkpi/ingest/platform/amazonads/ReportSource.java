package io.globalkpi.ingest.platform.amazonads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Rejection;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;
import io.globalkpi.ingest.platform.Turn;
import io.globalkpi.ingest.platform.Wire;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Creates a report, asks for it until it is ready, and fetches it: a step each but the last two, since the address ends soon.
 */
record ReportSource(ReportKind kind) implements Source<ReportRow> {

    private static final String PATH = "/reporting/reports";
    private static final String SCOPE = "Amazon-Advertising-API-Scope";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Override
    public Pulled<ReportRow> pull(Slice slice, String cursor, Session session) {
        Turn turn = Turn.of(cursor);
        return turn.isToCreate() ? created(slice, turn, session) : asked(turn, session);
    }

    private Pulled<ReportRow> created(Slice slice, Turn turn, Session session) {
        String first = slice.firstDate(session.shop()).toString();
        String last = slice.lastDate(session.shop()).toString();
        Map<String, Object> wanted = Map.of(
                "name",
                kind.type() + " " + first + " to " + last,
                "startDate",
                first,
                "endDate",
                last,
                "configuration",
                Map.of(
                        "adProduct", kind.product(),
                        "groupBy", List.of(kind.groupBy()),
                        "columns", kind.columns(),
                        "reportTypeId", kind.type(),
                        "timeUnit", "DAILY",
                        "format", "GZIP_JSON"));
        JsonNode told = session.call(Call.post("createReport", PATH, Wire.bytes(wanted))
                        .header("Content-Type", "application/vnd.createasyncreportrequest.v3+json")
                        .header(SCOPE, session.account()))
                .json();
        String id = told.path("reportId").asText();
        if (id.isEmpty()) {
            // The same report is being made already; the answer names it in its text.
            Matcher running = ID.matcher(told.path("detail").asText());
            id = running.find() ? running.group() : "";
        }
        return later(new Turn(id, id.isEmpty() ? turn.asked() + 1 : 0), session);
    }

    private static Pulled<ReportRow> later(Turn turn, Session session) {
        return Pulled.later(turn.cursor(), session.now().plus(turn.pause()));
    }

    private Pulled<ReportRow> asked(Turn turn, Session session) {
        Answer answer =
                session.call(Call.get("getReport", PATH + "/" + turn.report()).header(SCOPE, session.account()));
        JsonNode report = answer.json();
        return switch (report.path("status").asText()) {
            case "COMPLETED" -> fetched(report, session);
            case "PENDING", "PROCESSING" -> later(turn.again(), session);
            case "FAILED", "FAILURE", "CANCELLED" ->
                later(new Turn("", turn.asked() + 1), session)
                        .refusing(List.of(Rejection.badField(
                                turn.report(),
                                "status",
                                report.path("failureReason").asText(),
                                "a report that is made")));
            // Reports end after some weeks: it is asked for anew.
            default -> later(new Turn("", turn.asked() + 1), session);
        };
    }

    private static Pulled<ReportRow> fetched(JsonNode report, Session session) {
        Answer file =
                session.call(Call.get("download", report.path("url").asText()).open());
        JsonNode profile = profile(session);
        Page<ReportRow> page = new Page<>(ReportRow.class, file.at());
        Wire.each(file.unzipped().body(), row -> {
            ObjectNode own = (ObjectNode) row;
            own.put("profile", session.account());
            own.set("currency", profile.path("currencyCode"));
            own.set("timezone", profile.path("timezone"));
            String id = row.path("campaignId").asText() + "/" + row.path("adId").asText() + "/"
                    + row.path("date").asText();
            page.add(id, session.shop(), row);
        });
        return page.then(null);
    }

    /** What Amazon says of the job's profile; a missing node if it does not name it. */
    private static JsonNode profile(Session session) {
        JsonNode profiles =
                session.call(Call.get("listProfiles", "/v2/profiles")).json();
        for (JsonNode profile : profiles) {
            if (profile.path("profileId").asText().equals(session.account())) {
                return profile;
            }
        }
        return profiles.path("none");
    }
}
