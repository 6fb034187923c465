package io.globalkpi.ingest.platform.ebay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.IsoTime;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;
import java.time.DateTimeException;
import java.time.Duration;

/**
 * Feedback that buyers gave. eBay takes no times, only how many days to look back: what lies outside the slice is left out here.
 * By relevance, its default, an entry may change its place between two pages.
 */
final class RatingSource implements Source<Rating> {

    /** eBay takes from 25 to 200. */
    private static final int LIMIT = 200;

    /** Days to look back that eBay names both among the filter's and in its error of a bad one; beyond, all there is. */
    private static final int SHORT = 30;

    private static final int LONG = 365;

    @Override
    public Pulled<Rating> pull(Slice slice, String cursor, Session session) {
        Call call = Call.get("getFeedback", "/commerce/feedback/v1/feedback")
                .as(EbayProtocol.FEEDBACK)
                .query("user_id", session.required("user"))
                .query("feedback_type", "FEEDBACK_RECEIVED")
                .query("filter", "role:BUYER" + period(Duration.between(slice.from(), session.now())))
                .query("sort", "TIME");
        Answer answer = session.call(Listed.from(call, cursor, LIMIT));
        JsonNode json = answer.json();
        Page<Rating> page = new Page<>(Rating.class, answer.at());
        for (JsonNode entry : json.path("feedbackEntries")) {
            if (isWanted(entry.path("feedbackEnteredDate").asText(), slice)) {
                tellOrder((ObjectNode) entry, session);
                page.add(entry.path("feedbackId").asText(), session.shop(), entry);
            }
        }
        return Listed.following(page, json.path("pagination"));
    }

    /** Only bad feedback makes its order a defective one, so that only its order is worth a call. */
    private static void tellOrder(ObjectNode entry, Session session) {
        String[] line =
                entry.at("/orderLineItemSummary/orderLineItemId").asText().split("-", 2);
        if (entry.path("commentType").asText().equals("NEGATIVE") && line.length == 2) {
            ContainingOrders.find(line[0], line[1], session).ifPresent(order -> entry.put("orderId", order));
        }
    }

    private static String period(Duration age) {
        if (age.toDays() >= LONG) {
            return "";
        }
        return ",period:" + (age.toDays() >= SHORT ? LONG : SHORT);
    }

    /** A time that cannot be read is refused by the normalizer, where somebody sees it. */
    private static boolean isWanted(String entered, Slice slice) {
        try {
            return !IsoTime.parse(entered).isBefore(slice.from())
                    && IsoTime.parse(entered).isBefore(slice.to());
        } catch (DateTimeException e) {
            return true;
        }
    }
}
