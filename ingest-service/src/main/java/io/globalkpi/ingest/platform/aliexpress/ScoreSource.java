package io.globalkpi.ingest.platform.aliexpress;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The service score. It makes no event: its raw record is what our own KPIs are compared with. */
final class ScoreSource implements Source<ScoreSource.Score> {

    /**
     * The seller's rates and points beside the average of the trade.
     *
     * @param statEndDate last date that is in it
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Score(
            @Nullable String statStartDate,
            @Nullable String statEndDate,
            @JsonProperty("index_d_t_o") @Nullable Map<String, BigDecimal> index,
            @JsonProperty("score_d_t_o") @Nullable Map<String, BigDecimal> score,

            @JsonProperty("industry_avg_index_d_t_o") @Nullable
            Map<String, BigDecimal> industryAvgIndex,

            @JsonProperty("industry_avg_score_d_t_o") @Nullable
            Map<String, BigDecimal> industryAvgScore) {}

    @Override
    public Pulled<Score> pull(Slice slice, String cursor, Session session) {
        Answer answer = session.call(AliExpressProtocol.call("aliexpress.merchant.redefining.queryservicescoreinfo")
                .query("param1", session.required("login-id"))
                .query("param2", "en_US"));
        Page<Score> page = new Page<>(Score.class, answer.at());
        JsonNode score = Answers.body(answer.json()).at("/result/result/service_score_info_d_t_o");
        if (score.isObject()) {
            page.add("score", session.shop(), score);
        }
        return page.then(null);
    }
}
