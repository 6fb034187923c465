package io.globalkpi.ingest.platform.aliexpress;

import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;
import io.globalkpi.ingest.platform.Wire;
import java.util.Map;

/** Reviews that came into force in a span, in one answer: the list has no pages. */
final class ReviewSource implements Source<AliExpressReview> {

    @Override
    public Pulled<AliExpressReview> pull(Slice slice, String cursor, Session session) {
        Pacific.Span span = Pacific.span(slice.from(), slice.to());
        Answer answer = session.call(AliExpressProtocol.call("aliexpress.evaluation.listorderevaluation.get")
                .query(
                        "trade_evaluation_request",
                        Wire.write(Map.of("start_valid_date", span.start(), "end_valid_date", span.end()))));
        Page<AliExpressReview> page = new Page<>(AliExpressReview.class, answer.at());
        Answers.list(Answers.body(answer.json()).path("target_list"))
                .forEach(row -> page.add("review/" + row.path("order_id").asText(), session.shop(), row));
        return page.then(null);
    }
}
