package io.globalkpi.standin.tiktokads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.schemas.id.Micros;
import io.globalkpi.standin.Ask;
import io.globalkpi.standin.Buckets;
import io.globalkpi.standin.Desk;
import io.globalkpi.standin.Served;
import io.globalkpi.standin.Truth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * TikTok Ads of one advertiser: every answer is HTTP 200, every figure a text, a rate of nothing a dash; a span of more than
 * 30 days, a second store and too many calls are refused by code.
 */
public final class TikTokAdsDesk implements Desk {

    /**
     * The advertiser.
     *
     * @param site whose advertising it is in the truth
     * @param store its TikTok shop
     */
    public record Account(String advertiser, String token, String site, String store, String currency, String zone) {}

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int PAGE = 5;

    private final Account account;
    private final Truth truth;
    private final Clock clock;
    private final Buckets buckets;
    private String token;
    private long turnedAway;

    public TikTokAdsDesk(Account account, Truth truth, Clock clock) {
        this.account = account;
        this.truth = truth;
        this.clock = clock;
        this.buckets = new Buckets(clock);
        this.token = account.token();
    }

    /** From now on another token is good. */
    public synchronized void revoke(String next) {
        token = next;
    }

    /** How many calls came with a token that was not, or no longer, good. */
    public synchronized long turnedAway() {
        return turnedAway;
    }

    public Buckets buckets() {
        return buckets;
    }

    @Override
    public synchronized Served serve(Ask ask) {
        if (!ask.header("Access-Token").orElse("").equals(token)) {
            turnedAway++;
            return answer(40105, "Access token is incorrect or has been revoked.", JSON.objectNode());
        }
        if (!buckets.take("application", 10, Duration.ofMillis(100))) {
            return answer(40100, "Too many requests. Please retry in some time.", JSON.objectNode());
        }
        return switch (ask.path()) {
            case "/open_api/v1.3/advertiser/info/" -> advertiser(ask);
            case "/open_api/v1.3/report/integrated/get/" -> report(ask, "auction");
            case "/open_api/v1.3/gmv_max/report/get/" ->
                words(ask, "store_ids").equals(List.of(account.store()))
                        ? report(ask, "gmv-max")
                        : answer(40002, "store_ids: exactly one store of yours", JSON.objectNode());
            default -> Served.empty(404);
        };
    }

    private Served advertiser(Ask ask) {
        if (!words(ask, "advertiser_ids").equals(List.of(account.advertiser()))) {
            return answer(40001, "No permission to operate advertiser", JSON.objectNode());
        }
        ObjectNode data = JSON.objectNode();
        data.putArray("list")
                .addObject()
                .put("advertiser_id", account.advertiser())
                .put("currency", account.currency())
                .put("timezone", account.zone());
        return answer(0, "OK", data);
    }

    private Served report(Ask ask, String kind) {
        LocalDate first = LocalDate.parse(ask.query("start_date").orElse(""));
        LocalDate last = LocalDate.parse(ask.query("end_date").orElse(""));
        boolean asBasic = kind.equals("gmv-max")
                || "BASIC".equals(ask.query("report_type").orElse(""))
                        && "AUCTION_CAMPAIGN".equals(ask.query("data_level").orElse(""));
        if (ChronoUnit.DAYS.between(first, last) >= 30
                || !asBasic
                || !ask.query("advertiser_id").orElse("").equals(account.advertiser())
                || !words(ask, "dimensions").equals(List.of("campaign_id", "stat_time_day"))) {
            return answer(40002, "Invalid parameters", JSON.objectNode());
        }
        return page(ask, rows(kind, first, last), words(ask, "metrics"));
    }

    private List<AdPerformance> rows(String kind, LocalDate first, LocalDate last) {
        return truth.shown(AdPerformance.class, account.site(), clock.instant()).stream()
                .filter(ad -> ad.getEntityId().contains("/" + kind + "/"))
                .filter(ad -> !ad.getDate().isBefore(first) && !ad.getDate().isAfter(last))
                .toList();
    }

    private Served page(Ask ask, List<AdPerformance> all, List<String> metrics) {
        int page = Integer.parseInt(ask.query("page").orElse("1"));
        int size = Math.min(PAGE, Integer.parseInt(ask.query("page_size").orElse("10")));
        ObjectNode data = JSON.objectNode();
        ArrayNode list = data.putArray("list");
        all.stream().skip((page - 1L) * size).limit(size).forEach(ad -> list.add(row(ad, metrics)));
        data.putObject("page_info")
                .put("page", page)
                .put("page_size", size)
                .put("total_number", all.size())
                .put("total_page", (all.size() + size - 1) / size);
        return answer(0, "OK", data);
    }

    private static ObjectNode row(AdPerformance ad, List<String> metrics) {
        Map<String, String> known = new TreeMap<>();
        known.put("spend", money(ad.getSpendMicros()));
        known.put("cost", money(ad.getSpendMicros()));
        known.put("impressions", Long.toString(ad.getImpressions()));
        known.put("clicks", Long.toString(ad.getClicks()));
        known.put("conversion", Long.toString(ad.getAttributedOrders()));
        known.put("orders", Long.toString(ad.getAttributedOrders()));
        known.put("complete_payment", ad.getAttributedOrders() == 0 ? "-" : Long.toString(ad.getAttributedOrders()));
        known.put(
                "total_complete_payment_rate",
                ad.getAttributedSalesMicros() == 0 ? "-" : money(ad.getAttributedSalesMicros()));
        known.put("gross_revenue", money(ad.getAttributedSalesMicros()));
        ObjectNode row = JSON.objectNode();
        row.putObject("dimensions")
                .put("campaign_id", ad.getCampaign())
                .put("stat_time_day", ad.getDate() + " 00:00:00");
        ObjectNode own = row.putObject("metrics");
        metrics.forEach(name -> own.put(name, known.getOrDefault(name, "-")));
        return row;
    }

    private static String money(long micros) {
        return Micros.toDecimal(micros).setScale(2, RoundingMode.UNNECESSARY).toPlainString();
    }

    private static List<String> words(Ask ask, String parameter) {
        try {
            JsonNode list = MAPPER.readTree(ask.query(parameter).orElse("[]"));
            List<String> words = new ArrayList<>();
            list.forEach(word -> words.add(word.asText()));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Served answer(int code, String message, ObjectNode data) {
        return Served.json(JSON.objectNode()
                .put("code", code)
                .put("message", message)
                .put("request_id", "20260310000000000000000000000000")
                .set("data", data));
    }
}
