package io.globalkpi.standin.ebay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.standin.Ask;
import io.globalkpi.standin.Buckets;
import io.globalkpi.standin.Desk;
import io.globalkpi.standin.Served;
import io.globalkpi.standin.TokenOffice;
import io.globalkpi.standin.Truth;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * eBay for one seller in the EU: finances want signed calls, post-order calls want the scheme IAF, an empty list of
 * movements is a 204, and unknown parameters are ignored without a word. Pages are short.
 */
public final class EbayDesk implements Desk {

    /** The public half of the signing key in eBay's wrapping. */
    public static final String JWE = "eyJ6aXAiOiJERUYifQ.a-key";

    private static final int SHORT_PAGE = 7;
    private static final int LONG_PAGE = 200;

    private final Sales sales;
    private final Books books;
    private final PostOrder postOrder;
    private final Reputation reputation;
    private final Promotions promotions;
    private final TradingDesk trading;
    private final Grants grants;
    private final SignatureCheck signatures;
    private final Buckets buckets;
    private int page = SHORT_PAGE;

    /** @param site whose the truth is told */
    public EbayDesk(Truth truth, String site, Clock clock, TokenOffice office, PublicKey signing) {
        this.sales = new Sales(truth, site, clock);
        this.books = new Books(truth, site, clock);
        this.postOrder = new PostOrder(truth, site, clock);
        this.reputation = new Reputation(truth, site, clock);
        this.promotions = new Promotions(truth, site, clock);
        this.trading = new TradingDesk(new SellerList(truth, site, clock), new ItemTransactions(sales));
        this.grants = new Grants(office);
        this.signatures = new SignatureCheck(signing, JWE, clock);
        this.buckets = new Buckets(clock);
    }

    public Buckets buckets() {
        return buckets;
    }

    /** Pages as long as eBay's, for a demo; unless told so they are short, so that a test has many. */
    public EbayDesk longPages() {
        page = LONG_PAGE;
        return this;
    }

    /** The seller consented to all but to have feedback read. */
    public EbayDesk withoutFeedback() {
        grants.refuseFeedback();
        return this;
    }

    @Override
    public Served serve(Ask ask) {
        if (ask.path().equals("/identity/v1/oauth2/token")) {
            return grants.token(ask);
        }
        if (ask.path().equals(TradingDesk.PATH)) {
            return trade(ask);
        }
        boolean isPostOrder = ask.path().startsWith("/post-order/");
        String[] scheme = ask.header("Authorization").orElse("- -").split(" ", 2);
        if (!scheme[0].equals(isPostOrder ? "IAF" : "Bearer")) {
            return failure(401, 1001, "Bad scheme");
        }
        if (!grants.isGood(scheme[1])) {
            return failure(401, 1001, "Invalid access token");
        }
        if (!grants.covers(scheme[1], ask.path())) {
            return failure(403, 1100, "Access denied");
        }
        if (!mayCall()) {
            return failure(429, 2001, "Too many requests. The request limit has been reached for the resource.");
        }
        return isPostOrder ? postOrder.answer(ask, page) : answer(ask);
    }

    private boolean mayCall() {
        return buckets.take("application", 1_200, Duration.ofSeconds(15));
    }

    private Served trade(Ask ask) {
        if (!grants.isGood(ask.header("X-EBAY-API-IAF-TOKEN").orElse(""))) {
            return TradingDesk.failure("21917053", "Expired IAF token.", "RequestError");
        }
        return mayCall()
                ? trading.answer(ask, page)
                : TradingDesk.failure("518", "Call usage limit has been reached.", "RequestError");
    }

    private Served answer(Ask ask) {
        String path = ask.path();
        return switch (path) {
            case "/sell/fulfillment/v1/order" -> orders(ask);
            case "/sell/finances/v1/transaction" -> finances(ask);
            case "/sell/fulfillment/v1/payment_dispute_summary" ->
                page(ask, "paymentDisputeSummaries", books.disputes(asked(ask, "open_date")));
            case "/sell/analytics/v1/traffic_report" ->
                Served.json(books.traffic(ask.query("filter").orElse("")));
            case "/sell/analytics/v1/seller_standards_profile" -> Served.json(books.standing());
            case "/commerce/feedback/v1/feedback" -> reputation.answer(ask, page);
            case "/sell/inventory/v1/inventory_item" -> page(ask, "inventoryItems", books.stock());
            case "/sell/marketing/v1/ad_campaign" -> page(ask, "campaigns", promotions.campaigns());
            default ->
                path.startsWith("/sell/marketing/")
                        ? promotions.answer(ask)
                        : path.endsWith("/shipping_fulfillment") ? shipments(path.split("/")[5]) : Served.empty(404);
        };
    }

    private Served orders(Ask ask) {
        List<Order> all = sales.all();
        Optional<String> ids = ask.query("orderIds");
        Predicate<Order> wanted =
                ids.isPresent() ? order -> List.of(ids.get().split(",")).contains(order.getOrderId()) : filtered(ask);
        return page(ask, "orders", all.stream().filter(wanted).map(sales::show).toList());
    }

    private Predicate<Order> filtered(Ask ask) {
        String filter = ask.query("filter").orElse("");
        Span span = Span.of(filter);
        return filter.startsWith("creationdate:")
                ? order -> span.holds(order.getOccurredAt())
                : order -> span.holds(sales.modified(order));
    }

    private Served shipments(String id) {
        return sales.all().stream()
                .filter(order -> order.getOrderId().equals(id))
                .findFirst()
                .map(order -> Served.json(sales.shipments(order)))
                .orElse(failure(404, 32100, "Invalid order ID"));
    }

    private Served finances(Ask ask) {
        if (!signatures.isGood(ask)) {
            return failure(400, ask.header("Signature").isPresent() ? 215122 : 215001, "Signature validation failed");
        }
        List<ObjectNode> found = books.transactions(Span.of(ask.query("filter").orElse("")));
        return found.isEmpty() ? Served.empty(204) : page(ask, "transactions", found);
    }

    private static Span asked(Ask ask, String name) {
        return new Span(
                Instant.parse(ask.query(name + "_from").orElse("2000-01-01T00:00:00Z")),
                Instant.parse(ask.query(name + "_to").orElse("2100-01-01T00:00:00Z")));
    }

    private Served page(Ask ask, String field, List<ObjectNode> all) {
        int offset = Integer.parseInt(ask.query("offset").orElse("0"));
        int asked = Integer.parseInt(ask.query("limit").orElse("50"));
        int limit = ask.query("orderIds").isPresent() ? asked : Math.min(page, asked);
        ObjectNode json = Sales.JSON.objectNode();
        json.put("href", ask.path());
        json.put("total", all.size());
        json.put("limit", limit);
        json.put("offset", offset);
        if (offset + limit < all.size()) {
            json.put("next", "https://api.ebay.com" + ask.path() + "?limit=" + limit + "&offset=" + (offset + limit));
        }
        ArrayNode list = json.putArray(field);
        all.stream().skip(offset).limit(limit).forEach(list::add);
        return Served.json(json);
    }

    static Served failure(int status, int id, String message) {
        ObjectNode json = Sales.JSON.objectNode();
        json.putArray("errors")
                .addObject()
                .put("errorId", id)
                .put("domain", "ACCESS")
                .put("category", "REQUEST")
                .put("message", message);
        return Served.json(status, json);
    }
}
