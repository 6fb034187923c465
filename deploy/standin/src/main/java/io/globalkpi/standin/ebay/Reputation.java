package io.globalkpi.standin.ebay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.standin.Ask;
import io.globalkpi.standin.Served;
import io.globalkpi.standin.Truth;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Feedback of the truth. Only the days to look back on which eBay's texts agree are taken, an order by relevance is another at every
 * look, without a role what the seller got as a buyer is among it, and nothing found is an error.
 */
final class Reputation {

    /** The seller's user name. */
    static final String SELLER = "acme";

    private static final Set<String> PERIODS = Set.of("30", "365");
    private static final Map<Integer, String> TYPES = Map.of(5, "POSITIVE", 3, "NEUTRAL", 1, "NEGATIVE");

    private final Truth truth;
    private final String site;
    private final Clock clock;

    Reputation(Truth truth, String site, Clock clock) {
        this.truth = truth;
        this.site = site;
        this.clock = clock;
    }

    /** @param page entries of a page at most */
    Served answer(Ask ask, int page) {
        Map<String, String> filter = filter(ask.query("filter").orElse(""));
        int limit = Integer.parseInt(ask.query("limit").orElse("25"));
        if (!ask.query("user_id").orElse("").equals(SELLER)) {
            return EbayDesk.failure(400, 501000, "User Id request parameter is required or is invalid.");
        }
        if (!ask.query("feedback_type").orElse("").equals("FEEDBACK_RECEIVED")) {
            return EbayDesk.failure(400, 501001, "Feedback type request parameter is required or invalid.");
        }
        if (limit < 25 || limit > 200) {
            return EbayDesk.failure(400, 501002, "Unsupported request parameter combination.");
        }
        if (filter.containsKey("period") && !PERIODS.contains(filter.get("period"))) {
            return EbayDesk.failure(400, 501037, "Invalid period value. Must be 30, 60, or 365.");
        }
        List<ObjectNode> entries = entries(filter, ask.query("sort").orElse("RELEVANCE"));
        return entries.isEmpty()
                ? EbayDesk.failure(400, 501039, "Feedback not found for the given request parameters.")
                : page(entries, Integer.parseInt(ask.query("offset").orElse("0")), Math.min(limit, page));
    }

    private static Map<String, String> filter(String text) {
        return Arrays.stream(text.split(","))
                .filter(part -> part.contains(":"))
                .collect(Collectors.toMap(part -> part.split(":")[0], part -> part.split(":")[1]));
    }

    private List<ObjectNode> entries(Map<String, String> filter, String sort) {
        Instant now = clock.instant();
        Duration back = Duration.ofDays(Integer.parseInt(filter.getOrDefault("period", "36500")));
        Function<Feedback, String> shuffled = one -> Integer.toString((one.getEntityId() + now).hashCode());
        List<ObjectNode> entries = truth.shown(Feedback.class, site, now).stream()
                .filter(one -> !one.getOccurredAt().isBefore(now.minus(back)))
                .sorted(
                        sort.equals("TIME")
                                ? Comparator.comparing(Feedback::getOccurredAt).reversed()
                                : Comparator.comparing(shuffled))
                .map(Reputation::entry)
                .collect(Collectors.toCollection(ArrayList::new));
        if (!filter.getOrDefault("role", "").equals("BUYER")) {
            entries.add(entry("99", "POSITIVE", "SELLER", now.minusSeconds(60)));
        }
        return entries;
    }

    private static ObjectNode entry(Feedback told) {
        String id = told.getEntityId().substring(told.getEntityId().lastIndexOf('/') + 1);
        ObjectNode json = entry(id, TYPES.get(told.getStars()), "BUYER", told.getOccurredAt());
        if (told.getOrderId() != null) {
            ((ObjectNode) json.path("orderLineItemSummary"))
                    .put("listingId", Sales.item("mug"))
                    .put("orderLineItemId", Sales.item("mug") + "-" + Sales.transaction(told.getOrderId(), "mug"));
        }
        if (told.getWithdrawn()) {
            return json.put("feedbackState", "WITHDRAWN");
        }
        boolean revised = told.getRevision() > told.getOccurredAt().toEpochMilli();
        return json.put("feedbackState", revised ? "REVISED" : "ENTERED");
    }

    private static ObjectNode entry(String id, String type, String role, Instant at) {
        ObjectNode json = Sales.JSON.objectNode();
        json.put("feedbackId", id);
        json.put("commentType", type);
        json.put("feedbackState", "ENTERED");
        json.put("feedbackEnteredDate", Sales.time(at));
        json.putObject("feedbackComment").put("commentText", "Yours, Ann");
        json.putObject("feedbackEnteredPeriod").put("unit", "DAY").put("value", 30);
        json.putArray("feedbackRatings")
                .addObject()
                .put("ratingType", "DSR_ITEM_AS_DESCRIBED")
                .put("value", "2");
        json.put("automatedFeedback", false);
        json.put("hasImages", false);
        json.putObject("providerUserDetail").put("userId", "ann-the-buyer").put("role", role);
        json.putObject("orderLineItemSummary")
                .put("listingId", "391234567890")
                .put("listingTitle", "A thing")
                .put("orderLineItemId", "391234567890-10083749660019");
        return json;
    }

    private static Served page(List<ObjectNode> all, int offset, int limit) {
        ObjectNode json = Sales.JSON.objectNode();
        ArrayNode list = json.putArray("feedbackEntries");
        all.stream().skip(offset).limit(limit).forEach(list::add);
        ObjectNode pages = json.putObject("pagination");
        pages.put("count", list.size())
                .put("total", all.size())
                .put("limit", limit)
                .put("offset", offset);
        if (offset + limit < all.size()) {
            pages.put("next", "feedback?limit=" + limit + "&offset=" + (offset + limit));
        }
        return Served.json(json);
    }
}
