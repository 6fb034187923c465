package io.globalkpi.streams.topology;

import io.globalkpi.oracle.WrittenBusiness;
import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.table.ReferenceData;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * A company small enough to compute by hand, with what makes it hard: shares that leave a remainder, three zones, a rate a few days
 * old, a cost that is known and one that is not, an order told by two systems.
 */
final class SmallShop {

    static final String US = "amazon-us/acme";
    static final String DE = "amazon-de/acme";
    static final String JP = "amazon-jp/acme";
    static final String UK = "ebay-uk/acme";

    static final String YAML = """
            company: {id: acme, currency: USD, zone: UTC}
            sites:
              - {site: amazon-us/acme, name: US, platform: amazon, market: US, currency: USD, zone: America/New_York, openedOn: 2020-01-01}
              - {site: amazon-de/acme, name: DE, platform: amazon, market: DE, currency: EUR, zone: Europe/Berlin, openedOn: 2020-01-01}
              - {site: amazon-jp/acme, name: JP, platform: amazon, market: JP, currency: JPY, zone: Asia/Tokyo, openedOn: 2020-01-01}
              - {site: ebay-uk/acme, name: UK, platform: ebay, market: UK, currency: USD, zone: Europe/London, openedOn: 2020-01-01, sources: {orders: mabang}}
            owners:
              - {owner: ann, from: 2020-01-01, name: Ann, team: west}
              - {owner: bob, from: 2020-01-01, name: Bob, team: west}
            ownership:
              - {site: amazon-us/acme, kind: SITE, from: 2020-01-01T00:00:00Z, shares: [{owner: ann, share: 3333}, {owner: bob, share: 6667}]}
              - {site: amazon-us/acme, kind: SKU, object: CUP, from: 2026-03-01T12:00:00Z, until: 2026-03-02T12:00:00Z, shares: [{owner: bob, share: 10000}]}
              - {site: ebay-uk/acme, kind: SITE, from: 2020-01-01T00:00:00Z, until: 2026-03-03T12:00:00Z, shares: [{owner: ann, share: 10000}]}
              - {site: ebay-uk/acme, kind: SITE, from: 2026-03-03T12:00:00Z, shares: [{owner: bob, share: 10000}]}
            fxRates:
              - {base: USD, currency: EUR, kind: ACTUAL, date: 2026-03-01, rate: 0.8}
              - {base: USD, currency: EUR, kind: BUDGET, date: 2025-01-01, rate: 1.0}
            productCosts:
              - {sku: MUG, from: 2026-01-01, currency: USD, unitCost: 4, freight: 0.5, duty: 0.25}
            """;

    static final ReferenceData REFERENCE = WrittenBusiness.reference(YAML);

    private SmallShop() {}

    /** The same company with more said, as the second manifest. */
    static ReferenceData changed(String yaml) {
        ReferenceData written = WrittenBusiness.reference(yaml);
        return new ReferenceData(
                Manifest.newBuilder(written.manifest()).setVersion(2).build(), written.rows());
    }

    /** The same company with rows of its own on one topic. */
    static ReferenceData with(String topic, Map<String, SpecificRecord> own) {
        Map<String, Map<String, SpecificRecord>> rows = new HashMap<>(REFERENCE.rows());
        rows.put(topic, own);
        return new ReferenceData(REFERENCE.manifest(), rows);
    }
}
