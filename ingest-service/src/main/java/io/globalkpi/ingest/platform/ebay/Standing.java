package io.globalkpi.ingest.platform.ebay;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;
import io.globalkpi.ingest.platform.Told;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The seller's standing as eBay judges it, program by program and cycle by cycle. It makes no event: the profile is kept as
 * raw record, and a standing below standard is flagged with the feed.
 */
final class Standing implements Source<Standing.Profile>, Normalizer<Standing.Profile> {

    private static final String BELOW = "BELOW_STANDARD";

    record Profile(
            @Nullable String program,
            @Nullable Cycle cycle,
            @Nullable String standardsLevel,
            @Nullable Boolean defaultProgram,
            @Nullable List<Metric> metrics) {}

    record Cycle(@Nullable String cycleType, @Nullable String evaluationDate) {}

    /** @param value a number or a text, as the metric wants it */
    record Metric(@Nullable String metricKey, @Nullable JsonNode value) {}

    @Override
    public Pulled<Profile> pull(Slice slice, String cursor, Session session) {
        Answer answer =
                session.call(Call.get("findSellerStandardsProfiles", "/sell/analytics/v1/seller_standards_profile"));
        Page<Profile> page = new Page<>(Profile.class, answer.at());
        answer.json().path("standardsProfiles").forEach(one -> {
            String id = "standing/" + one.path("program").asText() + "/"
                    + one.at("/cycle/cycleType").asText();
            page.add(id, session.shop(), one);
        });
        return page.then(null);
    }

    @Override
    public Normalized normalize(Profile item, Told told) {
        Normalized outcome = new Normalized();
        if (BELOW.equals(item.standardsLevel())) {
            outcome.flag("standardsLevel " + item.program(), BELOW);
        }
        return outcome;
    }
}
