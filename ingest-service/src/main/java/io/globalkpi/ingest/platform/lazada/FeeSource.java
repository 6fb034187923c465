package io.globalkpi.ingest.platform.lazada;

import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;

/** Lines of the account by their dates, page by page. */
final class FeeSource implements Source<LazadaTransaction> {

    private static final int PAGE = 500;
    private static final String PATH = "/finance/transaction/details/get";

    @Override
    public Pulled<LazadaTransaction> pull(Slice slice, String cursor, Session session) {
        int offset = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        Answer answer = session.call(Call.get(PATH, PATH)
                .query("trans_type", "-1")
                .query("start_time", slice.firstDate(session.shop()).toString())
                .query("end_time", slice.lastDate(session.shop()).toString())
                .query("limit", Integer.toString(PAGE))
                .query("offset", Integer.toString(offset)));
        Page<LazadaTransaction> page = new Page<>(LazadaTransaction.class, answer.at());
        int[] rows = {0};
        answer.json().path("data").forEach(row -> {
            rows[0]++;
            page.add(
                    "fee/" + row.path("transaction_number").asText() + "/"
                            + row.path("fee_type").asText() + "/"
                            + row.path("orderItem_no").asText(),
                    session.shop(),
                    row);
        });
        return page.then(rows[0] == PAGE ? Integer.toString(offset + PAGE) : null);
    }
}
