package io.globalkpi.ingest.platform.tiktokads;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Session;
import java.util.List;

/**
 * Who advertises.
 *
 * @param id the job's account
 * @param currency of all amounts; the site's if TikTok does not say
 * @param timezone IANA zone of all dates; the site's if TikTok does not say
 */
record Advertiser(String id, String currency, String timezone) {

    static final String VERSION = "/open_api/v1.3";

    static Advertiser of(Session session) {
        JsonNode told = session.call(Call.get("advertiser", VERSION + "/advertiser/info/")
                        .query("advertiser_ids", ReportSource.json(List.of(session.account())))
                        .query("fields", ReportSource.json(List.of("advertiser_id", "currency", "timezone"))))
                .json()
                .at("/data/list/0");
        return new Advertiser(
                session.account(),
                told.path("currency").asText(session.shop().currency()),
                told.path("timezone").asText(session.shop().zone().getId()));
    }
}
