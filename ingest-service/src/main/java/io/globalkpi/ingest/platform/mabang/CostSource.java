package io.globalkpi.ingest.platform.mabang;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.FoundRow;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What SKUs cost, as rows for product-costs.yaml. They begin to hold on the date Mabang last changed the SKU. Whether freight
 * to the warehouse is in the cost is the seller's own practice.
 */
final class CostSource implements Source<Void> {

    @Override
    public Pulled<Void> pull(Slice slice, String cursor, Session session) {
        SkuPage page = SkuPage.ask(slice, cursor, session);
        List<FoundRow> found = new ArrayList<>();
        for (JsonNode sku : page.rows()) {
            String cost = sku.path("defaultCost").asText();
            if (cost.matches("\\d+(\\.\\d+)?") && new BigDecimal(cost).signum() > 0) {
                found.add(row(sku, cost, session));
            }
        }
        return Pulled.<Void>of(List.of(), page.next().isEmpty() ? null : page.next())
                .finding(found);
    }

    private static FoundRow row(JsonNode sku, String cost, Session session) {
        String stockSku = sku.path("stockSku").asText();
        LocalDate from = ChinaTime.of(
                        stockSku, "timeModify", sku.path("timeModify").asText())
                .orElse(session.now())
                .atOffset(ChinaTime.ZONE)
                .toLocalDate();
        return new FoundRow(
                "product-costs",
                Map.of("sku", stockSku, "from", from.toString(), "currency", Currency.CNY, "unitCost", cost));
    }
}
