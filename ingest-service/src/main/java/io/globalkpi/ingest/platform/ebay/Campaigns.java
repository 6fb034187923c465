package io.globalkpi.ingest.platform.ebay;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** The campaigns whose figures stand in a report. */
record Campaigns(AdReport report) {

    private static final int LIMIT = 100;

    /** As many as a report can name. */
    private static final int MOST = 1_000;

    /** @throws CallException if there are more than a report takes */
    List<String> ids(Session session) {
        List<String> ids = new ArrayList<>();
        for (int offset = 0, total = 1; offset < total; offset += LIMIT) {
            JsonNode json = session.call(Listed.from(
                            Call.get("getCampaigns", "/sell/marketing/v1/ad_campaign")
                                    .as(EbayProtocol.ADS),
                            Integer.toString(offset),
                            LIMIT))
                    .json();
            json.path("campaigns").forEach(campaign -> {
                if (isOfReport(campaign)) {
                    ids.add(campaign.path("campaignId").asText());
                }
            });
            total = json.path("total").asInt();
        }
        if (ids.size() > MOST) {
            throw new CallException(new Trouble(
                    "too-many-campaigns",
                    "eBay makes reports of " + MOST + " campaigns at most, there are " + ids.size() + ".",
                    "Delete campaigns that ended long ago."));
        }
        return ids;
    }

    private boolean isOfReport(JsonNode campaign) {
        boolean outside = StreamSupport.stream(campaign.path("channels").spliterator(), false)
                .anyMatch(channel -> channel.asText().equals("OFF_SITE"));
        return campaign.at("/fundingStrategy/fundingModel").asText().equals(report.model())
                && outside == (report.channel() != null);
    }
}
