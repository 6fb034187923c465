package io.globalkpi.ingest.platform.googleads;

import java.util.List;

/**
 * A campaign on a date, with its products where it shows any.
 *
 * @param total all of the campaign
 * @param products parts of it, one a product
 */
record CampaignDay(ReportRow total, List<ReportRow> products) {

    CampaignDay {
        products = List.copyOf(products);
    }
}
