package io.globalkpi.standin.amazon;

import io.globalkpi.standin.Ask;
import io.globalkpi.standin.Buckets;
import io.globalkpi.standin.Desk;
import io.globalkpi.standin.Served;
import io.globalkpi.standin.TokenOffice;
import io.globalkpi.standin.Truth;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;

/** The front desk: who asks, how often, and which desk answers. */
public final class AmazonStandIn implements Desk {

    /** What a seller puts into the credential. */
    public static final String CLIENT_ID = "amzn1.application-oa2-client.stand-in";

    public static final String CLIENT_SECRET = "amzn1.oa2-cs.v1.stand-in";
    public static final String REFRESH_TOKEN = "Atzr|stand-in";

    private final TokenOffice office;
    private final Buckets buckets;
    private final OrderDesk orders;
    private final FinanceDesk finances;
    private final ReportDesk reports;
    private final CatalogDesk catalog;
    private final QueueDesk queue = new QueueDesk();

    /**
     * A shop.
     *
     * @param site whose truth is told
     * @param marketplace Amazon's id of it
     * @param zone its days are counted in
     */
    public record Shop(String site, String marketplace, ZoneId zone, String country) {}

    public AmazonStandIn(Truth truth, Shop shop, Clock clock) {
        this(truth, shop, clock, new Buckets(clock));
    }

    public AmazonStandIn(Truth truth, Shop shop, Clock clock, Buckets buckets) {
        this.office = new TokenOffice(clock, Duration.ofHours(1), false, REFRESH_TOKEN);
        this.buckets = buckets;
        this.orders = new OrderDesk(truth, shop, clock);
        this.finances = new FinanceDesk(truth, shop, clock);
        this.reports = new ReportDesk(truth, shop, clock);
        this.catalog = new CatalogDesk(truth, shop, clock);
    }

    /** Pages as long as Amazon's, for a demo; unless told so they are short, so that a test has many. */
    public AmazonStandIn longPages() {
        finances.longPages();
        catalog.longPages();
        return this;
    }

    public TokenOffice office() {
        return office;
    }

    public Buckets buckets() {
        return buckets;
    }

    public ReportDesk reports() {
        return reports;
    }

    public QueueDesk queue() {
        return queue;
    }

    @Override
    public Served serve(Ask ask) {
        String path = ask.path();
        if (path.equals("/auth/o2/token")) {
            return token(ask);
        }
        if (path.startsWith("/document-store/")) {
            return reports.download(path);
        }
        if (path.equals("/") && ask.header("X-Amz-Target").isPresent()) {
            return queue.serve(ask);
        }
        if (!office.isGood(ask.header("x-amz-access-token").orElse(""))) {
            return error(403, "Unauthorized", "The access token you provided has expired.");
        }
        return routed(ask, path);
    }

    private Served routed(Ask ask, String path) {
        if (path.equals("/orders/2026-01-01/orders")) {
            return limited("searchOrders", 0.0056, 20, () -> orders.search(ask));
        }
        if (path.startsWith("/orders/2026-01-01/orders/")) {
            return limited("getOrder", 0.5, 30, () -> orders.one(path));
        }
        if (path.equals("/finances/2024-06-19/transactions")) {
            return limited("listTransactions", 0.5, 10, () -> finances.list(ask));
        }
        if (path.equals("/fba/inventory/v1/summaries")) {
            return limited("getInventorySummaries", 2, 2, () -> catalog.stock(ask));
        }
        if (path.startsWith("/listings/2021-08-01/items/")) {
            return limited("searchListingsItems", 5, 5, () -> catalog.listings(ask));
        }
        if (path.equals("/reports/2021-06-30/reports")) {
            return ask.method().equals("POST")
                    ? limited("createReport", 0.0167, 15, () -> reports.create(ask))
                    : limited("getReports", 0.0222, 10, () -> reports.list(ask));
        }
        if (path.startsWith("/reports/2021-06-30/reports/")) {
            return limited("getReport", 2, 15, () -> reports.one(path));
        }
        if (path.startsWith("/reports/2021-06-30/documents/")) {
            return limited("getReportDocument", 0.0167, 15, () -> reports.document(path));
        }
        return error(404, "NotFound", "The requested resource does not exist.");
    }

    private Served token(Ask ask) {
        var form = ask.form();
        if (!CLIENT_ID.equals(form.get("client_id")) || !CLIENT_SECRET.equals(form.get("client_secret"))) {
            return Served.json(
                    401, "{\"error\":\"invalid_client\",\"error_description\":\"Client authentication failed\"}");
        }
        return office.exchange(form.getOrDefault("refresh_token", ""))
                .map(pair -> Served.json("{\"access_token\":\"" + pair.access()
                        + "\",\"token_type\":\"bearer\",\"expires_in\":3600,\"refresh_token\":\"" + pair.refresh()
                        + "\"}"))
                .orElse(Served.json(
                        400, "{\"error\":\"invalid_grant\",\"error_description\":\"The refresh token is invalid\"}"));
    }

    private Served limited(String operation, double perSecond, long burst, java.util.function.Supplier<Served> answer) {
        Duration per = Duration.ofNanos(Math.round(1e9 / perSecond));
        return buckets.take(operation, burst, per)
                ? answer.get().header("x-amzn-RateLimit-Limit", Double.toString(perSecond))
                : error(429, "QuotaExceeded", "You exceeded your quota for the requested resource.");
    }

    static Served error(int status, String code, String message) {
        return Served.json(
                status, "{\"errors\":[{\"code\":\"" + code + "\",\"message\":\"" + message + "\",\"details\":\"\"}]}");
    }
}
