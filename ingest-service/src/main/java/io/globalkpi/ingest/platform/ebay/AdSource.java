package io.globalkpi.ingest.platform.ebay;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Has a report made, asks for it until it is, and fetches it. Where there is no campaign of its kind, none is made. */
record AdSource(AdReport report) implements Source<AdRow> {

    private static final String ROOT = "/sell/marketing/v1/";
    private static final byte ZIPPED = 0x1f;

    @Override
    public Pulled<AdRow> pull(Slice slice, String cursor, Session session) {
        Turn turn = Turn.of(cursor);
        return turn.isToCreate() ? created(slice, turn, session) : asked(slice, turn, session);
    }

    private Pulled<AdRow> created(Slice slice, Turn turn, Session session) {
        List<String> campaigns = new Campaigns(report).ids(session);
        if (campaigns.isEmpty()) {
            return Pulled.last(List.of());
        }
        Answer answer =
                session.call(Call.post("createReportTask", ROOT + "ad_report_task", wanted(slice, campaigns, session))
                        .as(EbayProtocol.ADS));
        String task = answer.header("Location").orElse("");
        String id = task.substring(task.lastIndexOf('/') + 1);
        return later(new Turn(id, id.isEmpty() ? turn.asked() + 1 : 0), session);
    }

    /** Only the dates of the times count. The day after the last is asked for too: whether the end is counted in is not said. */
    private byte[] wanted(Slice slice, List<String> campaigns, Session session) {
        Map<String, Object> wanted = new HashMap<>(Map.of(
                "reportType",
                "CAMPAIGN_PERFORMANCE_SUMMARY_REPORT",
                "reportFormat",
                "TSV_GZIP",
                "marketplaceId",
                session.required("marketplace"),
                "dateFrom",
                slice.firstDate(session.shop()) + "T00:00:00.000Z",
                "dateTo",
                slice.lastDate(session.shop()).plusDays(1) + "T00:00:00.000Z",
                "fundingModels",
                List.of(report.model()),
                "campaignIds",
                campaigns,
                "dimensions",
                report.dimensions().stream()
                        .map(key -> Map.of("dimensionKey", key))
                        .toList(),
                "metricKeys",
                report.metrics()));
        if (report.channel() != null) {
            wanted.put("channels", List.of(report.channel()));
        }
        return Wire.bytes(wanted);
    }

    private static Pulled<AdRow> later(Turn turn, Session session) {
        return Pulled.later(turn.cursor(), session.now().plus(turn.pause()));
    }

    private Pulled<AdRow> asked(Slice slice, Turn turn, Session session) {
        JsonNode task = session.call(Call.get("getReportTask", ROOT + "ad_report_task/" + turn.report())
                        .as(EbayProtocol.ADS))
                .json();
        return switch (task.path("reportTaskStatus").asText()) {
            case "SUCCESS" -> fetched(slice, task.path("reportId").asText(), session);
            case "PENDING", "IN_PROGRESS" -> later(turn.again(), session);
            case "FAILED" ->
                later(new Turn("", turn.asked() + 1), session)
                        .refusing(List.of(Rejection.badField(
                                turn.report(),
                                "reportTaskStatus",
                                task.path("reportTaskStatusMessage").asText("FAILED"),
                                "a report that is made")));
            default -> later(new Turn("", turn.asked() + 1), session);
        };
    }

    private Pulled<AdRow> fetched(Slice slice, String id, Session session) {
        Answer file =
                session.call(Call.get("getReport", ROOT + "ad_report/" + id).as(EbayProtocol.ADS));
        boolean zipped = file.body().length > 0 && file.body()[0] == ZIPPED;
        String text = (zipped ? file.unzipped() : file).text();
        Page<AdRow> page = new Page<>(AdRow.class, file.at());
        for (ObjectNode row : AdTable.rows(text)) {
            String day = TrafficSource.iso(row.path("day").asText());
            row.put("day", day);
            if (isWanted(day, slice, session)) {
                String item = report.feed() + "/" + row.path("campaignId").asText() + "/"
                        + row.path("adGroupId").asText() + "/" + day;
                page.add(item, session.shop(), row);
            }
        }
        return page.then(null);
    }

    /** What is no date is refused by the normalizer, where somebody sees it. */
    private static boolean isWanted(String day, Slice slice, Session session) {
        boolean before = day.compareTo(slice.firstDate(session.shop()).toString()) < 0;
        boolean after = day.compareTo(slice.lastDate(session.shop()).toString()) > 0;
        return !day.matches("\\d{4}-\\d\\d-\\d\\d") || !before && !after;
    }
}
