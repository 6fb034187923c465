package io.globalkpi.standin.ebay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.standin.Ask;
import io.globalkpi.standin.Served;
import io.globalkpi.standin.Truth;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Returns, inquiries after items that did not come, and the cases that came of both. Inquiries and cases name a listing and a
 * transaction but no order, ids are numbers, every list has its total by another name, and an empty one has no body. A case in the
 * list does not say of what kind it is.
 */
final class PostOrder {

    private static final String ROOT = "/post-order/v2/";

    /** Every inquiry was escalated, so that each is a case as well. */
    private static final String CASES = "cases/ inquiries/";

    private final Truth truth;
    private final String site;
    private final Clock clock;

    PostOrder(Truth truth, String site, Clock clock) {
        this.truth = truth;
        this.site = site;
        this.clock = clock;
    }

    /** @param page members of a page at most */
    Served answer(Ask ask, int page) {
        return switch (ask.path().substring(ROOT.length())) {
            case "return/search" ->
                page(ask, page, "total", told("returns/", "creation_date_range", ask, this::returned));
            case "inquiry/search" ->
                page(
                        ask,
                        page,
                        "totalNumberOfInquiries",
                        told("inquiries/", "inquiry_creation_date_range", ask, one -> claim(one, "inquiry")));
            case "casemanagement/search" ->
                page(
                        ask,
                        page,
                        "totalNumberOfCases",
                        told(CASES, "case_creation_date_range", ask, one -> claim(one, "case")));
            default -> details(ask.path());
        };
    }

    private Served details(String path) {
        String id = path.substring(path.lastIndexOf('/') + 1);
        return shown(CASES).stream()
                .filter(one ->
                        path.startsWith(ROOT + "casemanagement/") && last(one).equals(id))
                .findFirst()
                .map(one -> Served.json(details(one)))
                .orElseGet(() -> Served.empty(404));
    }

    /** Numbers of the list are texts here. */
    private static ObjectNode details(Return one) {
        String sku = one.getLines().get(0).getSku();
        ObjectNode json = Sales.JSON.objectNode();
        json.put("caseId", last(one));
        json.put("caseType", one.getReason());
        json.put("status", "CS_CLOSED");
        json.put("itemId", Sales.item(sku));
        json.put("transactionId", Long.toString(Sales.transaction(one.getOrderId(), sku)));
        json.put("escalatedBy", "BUYER");
        json.putObject("creationDate").put("value", Sales.time(one.getOccurredAt()));
        return one.getReason().equals("RETURN") ? json.put("returnId", "5300000000") : json;
    }

    private List<Return> shown(String folders) {
        return truth.shown(Return.class, site, clock.instant()).stream()
                .filter(one -> folders.contains(folder(one)))
                .toList();
    }

    /** The names of parameters that eBay does not know are ignored: all is told. */
    private List<ObjectNode> told(String folder, String range, Ask ask, Function<Return, ObjectNode> form) {
        Span span = new Span(
                Instant.parse(ask.query(range + "_from").orElse("2000-01-01T00:00:00Z")),
                Instant.parse(ask.query(range + "_to").orElse("2100-01-01T00:00:00Z")));
        return shown(folder).stream()
                .filter(one -> span.holds(one.getOccurredAt()))
                .map(form)
                .toList();
    }

    private ObjectNode returned(Return one) {
        ObjectNode json = Sales.JSON.objectNode();
        json.put("returnId", last(one));
        json.put("orderId", one.getOrderId());
        json.put("buyerLoginName", "ann-the-buyer");
        json.put("currentType", "MONEY_BACK");
        json.put("state", one.getWithdrawn() ? "ITEM_SHIPPED" : "CLOSED");
        ObjectNode creation = json.putObject("creationInfo");
        creation.putObject("item")
                .put("itemId", Sales.item(one.getLines().get(0).getSku()))
                .put("transactionId", "10000000000000")
                .put("returnQuantity", one.getLines().get(0).getUnits());
        creation.put("type", "MONEY_BACK").put("reason", one.getReason());
        creation.putObject("comments").put("content", "It hurts me, Ann");
        creation.putObject("creationDate").put("value", Sales.time(one.getOccurredAt()));
        json.putObject("sellerTotalRefund")
                .putObject("estimatedRefundAmount")
                .put("value", 143.99)
                .put("currency", one.getCurrency());
        return json;
    }

    private static ObjectNode claim(Return one, String what) {
        ObjectNode json = Sales.JSON.objectNode();
        String sku = one.getLines().get(0).getSku();
        putId(json, what + "Id", last(one));
        json.put("itemId", Long.parseLong(Sales.item(sku)));
        json.put("transactionId", Sales.transaction(one.getOrderId(), sku));
        json.put("buyer", "ann-the-buyer");
        json.put("seller", "acme");
        json.put(what + "StatusEnum", what.equals("case") ? "CS_CLOSED" : "WAITING_SELLER_RESPONSE");
        json.putObject("claimAmount").put("value", 19.99).put("currency", one.getCurrency());
        json.putObject("creationDate").put("value", Sales.time(one.getOccurredAt()));
        json.putObject("lastModifiedDate").put("value", Sales.time(Instant.ofEpochMilli(one.getRevision())));
        return json;
    }

    private static void putId(ObjectNode json, String name, String id) {
        if (id.matches("\\d{1,18}")) {
            json.put(name, Long.parseLong(id));
        } else {
            json.put(name, id);
        }
    }

    private static Served page(Ask ask, int page, String total, List<ObjectNode> all) {
        if (all.isEmpty()) {
            return Served.empty(204);
        }
        int offset = Integer.parseInt(ask.query("offset").orElse("0"));
        int limit = Math.min(page, Integer.parseInt(ask.query("limit").orElse("25")));
        ObjectNode json = Sales.JSON.objectNode();
        ArrayNode members = json.putArray("members");
        all.stream().skip(offset).limit(limit).forEach(members::add);
        json.putObject("paginationOutput")
                .put("limit", limit)
                .put("offset", offset)
                .put("totalEntries", all.size())
                .put("totalPages", (all.size() + limit - 1) / limit);
        return Served.json(json.put(total, all.size()));
    }

    private static String folder(Return one) {
        return one.getEntityId().substring(one.getSite().length() + 1).split("/")[0] + "/";
    }

    private static String last(Return one) {
        return one.getEntityId().substring(one.getEntityId().lastIndexOf('/') + 1);
    }
}
