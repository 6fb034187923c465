package io.globalkpi.standin.ebay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.standin.Ask;
import io.globalkpi.standin.Served;
import io.globalkpi.standin.Truth;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPOutputStream;

/**
 * Promoted Listings: campaigns, and reports that take their time. A report is of one way of paying, refuses figures and dimensions of
 * another, must not end in the future, and tells only the campaigns it was asked for. The truth's ids are
 * {@code site/ads/date/way/campaign/group}.
 */
final class Promotions {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ROOT = "/sell/marketing/v1/";
    private static final Duration MAKING = Duration.ofSeconds(90);

    private final Truth truth;
    private final String site;
    private final Clock clock;
    private final Map<String, Task> tasks = new HashMap<>();

    private record Task(JsonNode wanted, Instant since) {}

    Promotions(Truth truth, String site, Clock clock) {
        this.truth = truth;
        this.site = site;
        this.clock = clock;
    }

    synchronized Served answer(Ask ask) {
        String path = ask.path().substring(ROOT.length());
        String id = path.substring(path.lastIndexOf('/') + 1);
        if (path.equals("ad_report_task") && ask.method().equals("POST")) {
            return created(ask);
        }
        return path.startsWith("ad_report_task/") && tasks.containsKey(id)
                ? Served.json(shown(id))
                : path.startsWith("ad_report/") && tasks.containsKey(id) ? file(tasks.get(id)) : Served.empty(404);
    }

    private Served created(Ask ask) {
        JsonNode wanted;
        try {
            wanted = MAPPER.readTree(ask.body());
        } catch (IOException e) {
            return EbayDesk.failure(400, 2004, "Invalid request");
        }
        String dimensions = wanted.path("dimensions").toString();
        boolean perClick = way(wanted).startsWith("ads-");
        if (Instant.parse(wanted.path("dateTo").asText()).isAfter(clock.instant())
                || !wanted.path("marketplaceId").asText().startsWith("EBAY_")) {
            return EbayDesk.failure(400, 35105, "Invalid date range.");
        }
        if (wanted.path("campaignIds").isEmpty() || wanted.path("fundingModels").size() != 1) {
            return EbayDesk.failure(400, 35107, "Campaign ids and one funding model are required.");
        }
        if (StreamSupport.stream(wanted.path("metricKeys").spliterator(), false)
                .anyMatch(key -> key.asText().startsWith("cpc_") != perClick)) {
            return EbayDesk.failure(400, 35115, "Invalid metric key.");
        }
        if (dimensions.contains("ad_group_id") != way(wanted).equals("ads-priority")
                || !dimensions.contains("\"day\"")) {
            return EbayDesk.failure(400, 35119, "Invalid dimension.");
        }
        String id = Integer.toString(tasks.size() + 1);
        tasks.put(id, new Task(wanted, clock.instant()));
        return Served.empty(202).header("Location", "https://api.ebay.com" + ROOT + "ad_report_task/" + id);
    }

    private static String way(JsonNode wanted) {
        if (wanted.path("fundingModels").path(0).asText().equals("COST_PER_SALE")) {
            return "ads";
        }
        return wanted.path("channels").path(0).asText().equals("OFF_SITE") ? "ads-offsite" : "ads-priority";
    }

    private ObjectNode shown(String id) {
        boolean made = !tasks.get(id).since().plus(MAKING).isAfter(clock.instant());
        ObjectNode json = Sales.JSON.objectNode();
        json.put("reportTaskId", id).put("reportTaskStatus", made ? "SUCCESS" : "IN_PROGRESS");
        return made
                ? json.put("reportId", id).put("reportHref", "https://api.ebay.com" + ROOT + "ad_report/" + id)
                : json;
    }

    private Served file(Task task) {
        boolean perClick = way(task.wanted()).startsWith("ads-");
        StringBuilder text = new StringBuilder(
                perClick
                        ? "campaign_id\tad_group_id\tday\t#impressions\t#clicks\t#attributed_sales"
                                + "\t#sale_amount_listingsite_currency\t#ad_fees_listingsite_currency\n"
                        : "campaign_id\tday\timpressions\tclicks\tsales\tsale_amount\tad_fees\n");
        String prefix = way(task.wanted()).equals("ads-offsite") ? "oa_" : "cpc_";
        for (AdPerformance one : truth.shown(AdPerformance.class, site, clock.instant())) {
            if (isWanted(one, task.wanted())) {
                text.append(one.getCampaign()).append('\t');
                text.append(perClick ? group(one) + "\t" : "");
                text.append(one.getDate()).append('\t').append(one.getImpressions());
                text.append('\t').append(one.getClicks()).append('\t').append(one.getAttributedOrders());
                text.append('\t').append(money(one.getAttributedSalesMicros(), one));
                text.append('\t').append(money(one.getSpendMicros(), one)).append('\n');
            }
        }
        return Served.bytes(
                200, "application/octet-stream", zipped(text.toString().replace("#", prefix)));
    }

    private static boolean isWanted(AdPerformance one, JsonNode wanted) {
        String date = one.getDate().toString();
        boolean named = StreamSupport.stream(wanted.path("campaignIds").spliterator(), false)
                .anyMatch(id -> id.asText().equals(one.getCampaign()));
        return named
                && parts(one)[2].equals(way(wanted))
                && date.compareTo(wanted.path("dateFrom").asText().substring(0, 10)) >= 0
                && date.compareTo(wanted.path("dateTo").asText().substring(0, 10)) <= 0;
    }

    private static String[] parts(AdPerformance one) {
        return one.getEntityId().substring(one.getSite().length() + 1).split("/");
    }

    private static String group(AdPerformance one) {
        return parts(one).length > 4 ? parts(one)[4] : "";
    }

    private static String money(long micros, AdPerformance one) {
        return one.getCurrency() + " "
                + Sales.money(micros, one.getCurrency()).path("value").asText();
    }

    /** All campaigns, whatever became of them. */
    List<ObjectNode> campaigns() {
        Map<String, ObjectNode> campaigns = new TreeMap<>();
        for (AdPerformance one : truth.shown(AdPerformance.class, site, clock.instant())) {
            ObjectNode json = Sales.JSON.objectNode().put("campaignId", one.getCampaign());
            String way = parts(one)[2];
            json.put("campaignStatus", "ENDED");
            json.putObject("fundingStrategy")
                    .put("fundingModel", way.equals("ads") ? "COST_PER_SALE" : "COST_PER_CLICK");
            ArrayNode channels = json.putArray("channels");
            channels.add(way.equals("ads-offsite") ? "OFF_SITE" : "ON_SITE");
            campaigns.put(one.getCampaign(), json);
        }
        return List.copyOf(campaigns.values());
    }

    private static byte[] zipped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
            zipped.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
