package io.globalkpi.ingest.platform.lazada;

import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;

/** The seller's performance, in one answer. */
final class PerformanceSource implements Source<LazadaIndicator> {

    private static final String PATH = "/seller/performance/get";

    @Override
    public Pulled<LazadaIndicator> pull(Slice slice, String cursor, Session session) {
        Answer answer = session.call(Call.get(PATH, PATH).query("language", "en-US"));
        Page<LazadaIndicator> page = new Page<>(LazadaIndicator.class, answer.at());
        answer.json()
                .path("data")
                .path("indicators")
                .forEach(row -> page.add("performance/" + row.path("type").asText(), session.shop(), row));
        return page.then(null);
    }
}
