package io.globalkpi.ingest.publish;

import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.serde.TrustedRecords;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** A site in New York that opened with 2020, and events at it. */
public final class Fixtures {

    static {
        TrustedRecords.trust();
    }

    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    public static final String SITE = "amazon-us/acme";

    private Fixtures() {}

    public static Site site(String id) {
        return Site.newBuilder()
                .setSite(id)
                .setName("Acme")
                .setPlatform("amazon")
                .setMarket("US")
                .setCurrency("USD")
                .setZone("America/New_York")
                .setOpenedOn(LocalDate.parse("2020-01-01"))
                .build();
    }

    public static ReferenceData reference(String... sites) {
        Map<String, SpecificRecord> rows = new HashMap<>();
        for (String site : sites) {
            rows.put(site, site(site));
        }
        Manifest manifest = Manifest.newBuilder()
                .setVersion(sites.length)
                .setAppliedAt(NOW)
                .setReportingCurrency("USD")
                .setZone("UTC")
                .setFingerprint("f")
                .build();
        return new ReferenceData(manifest, Map.of(Topics.SITES, rows));
    }

    public static OrderLine.Builder line() {
        return OrderLine.newBuilder()
                .setLineId("1")
                .setSku("MUG-RED")
                .setQuantity(2)
                .setUnits(2)
                .setGrossMicros(25_000_000);
    }

    public static Order.Builder order(String orderId) {
        return Order.newBuilder()
                .setEntityId(SITE + "/" + orderId)
                .setRevision(1)
                .setSite(SITE)
                .setSource("push")
                .setOccurredAt(NOW.minusSeconds(3_600))
                .setObservedAt(NOW)
                .setOrderId(orderId)
                .setCurrency("USD")
                .setLines(List.of(line().build()));
    }

    public static AdPerformance.Builder adRow() {
        return AdPerformance.newBuilder()
                .setEntityId(SITE + "/ads/c1/2026-02-28")
                .setRevision(1)
                .setSite(SITE)
                .setSource("push")
                .setOccurredAt(Instant.parse("2026-02-28T05:00:00Z"))
                .setObservedAt(NOW)
                .setDate(LocalDate.parse("2026-02-28"))
                .setCampaign("c1")
                .setCurrency("USD")
                .setImpressions(1_000)
                .setClicks(10)
                .setSpendMicros(5_000_000)
                .setAttributedSalesMicros(20_000_000)
                .setAttributedOrders(2);
    }
}
