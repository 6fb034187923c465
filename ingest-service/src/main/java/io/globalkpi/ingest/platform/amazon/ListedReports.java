package io.globalkpi.ingest.platform.amazon;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reports that Amazon makes by itself and that cannot be asked for: those made in the slice, one document a step. The cursor
 * holds the documents that are left and the token of the next page.
 */
final class ListedReports<W> implements Source<W> {

    private static final String LEFT = "left:";

    private final String type;
    private final ReportReader<W> reader;

    ListedReports(String type, ReportReader<W> reader) {
        this.type = type;
        this.reader = reader;
    }

    @Override
    public Pulled<W> pull(Slice slice, String cursor, Session session) {
        return cursor.startsWith(LEFT)
                ? documents(List.of(cursor.substring(LEFT.length()).split(",")), slice, session)
                : listed(slice, cursor, session);
    }

    /** With a token nothing else may be sent. */
    private Pulled<W> listed(Slice slice, String token, Session session) {
        Call call = Call.get(SpApi.GET_REPORTS, "/reports/2021-06-30/reports");
        Call asked = token.isEmpty()
                ? call.query("reportTypes", type)
                        .query("processingStatuses", "DONE")
                        .query("marketplaceIds", Marketplace.of(session).id())
                        .query("createdSince", slice.from().toString())
                        .query("createdUntil", slice.to().toString())
                        .query("pageSize", "100")
                : call.query("nextToken", token);
        JsonNode json = session.call(asked).json();
        List<String> left = new ArrayList<>();
        json.path("reports")
                .forEach(report -> left.add(report.path("reportDocumentId").asText()));
        String next = json.path("nextToken").asText("");
        if (!next.isEmpty()) {
            left.add("token=" + next);
        }
        return left.isEmpty() ? Pulled.last(List.of()) : Pulled.page(List.of(), LEFT + String.join(",", left));
    }

    private Pulled<W> documents(List<String> left, Slice slice, Session session) {
        String first = left.get(0);
        if (first.startsWith("token=")) {
            return Pulled.page(List.of(), first.substring("token=".length()));
        }
        Document document = new Document(ReportSource.document(first, session), StandardCharsets.UTF_8, slice, session);
        Pulled<W> read = reader.read(document);
        List<String> rest = left.subList(1, left.size());
        return rest.isEmpty()
                ? read
                : Pulled.page(read.items(), LEFT + String.join(",", rest)).refusing(read.rejections());
    }
}
