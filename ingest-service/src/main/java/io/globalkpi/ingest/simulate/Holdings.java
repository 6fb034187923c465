package io.globalkpi.ingest.simulate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who answers for what: owners in two teams and an agency, shared, apart and handed over. */
final class Holdings {

    static final String OWNER_OF_RISING_RETURNS = "ben";

    /** @param team null for an agency */
    record OwnerRow(
            String owner,
            String name,
            String kind,
            @Nullable String team) {}

    /**
     * @param what site, category, sku or campaign
     * @param object which of them; empty for the site itself
     * @param shares owners and hundredths
     */
    record Holding(
            String site,
            String what,
            String object,
            Instant from,
            @Nullable Instant until,
            Map<String, Integer> shares) {}

    static final List<OwnerRow> OWNERS = List.of(
            new OwnerRow("anna", "Anna", "PERSON", "west"),
            new OwnerRow(OWNER_OF_RISING_RETURNS, "Ben", "PERSON", "west"),
            new OwnerRow("carla", "Carla", "PERSON", "west"),
            new OwnerRow("dai", "Dai", "PERSON", "asia"),
            new OwnerRow("emi", "Emi", "PERSON", "asia"),
            new OwnerRow("farid", "Farid", "PERSON", "asia"),
            new OwnerRow("orbit", "Orbit Agency", "AGENCY", null));

    private static final int HANDED_OVER_DAYS_BEFORE_END = 14;

    /** A day early, as the opening day begins earlier in the east; nothing is ever unassigned. */
    private final Instant opened = World.OPENED_ON.minusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);

    private final Instant handedOver;

    Holdings(SimulationPlan plan) {
        this.handedOver =
                plan.end().minus(HANDED_OVER_DAYS_BEFORE_END, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
    }

    List<Holding> rows() {
        return List.of(
                whole("amazon-us/acme", "anna"),
                part("amazon-us/acme", "category", "pet", "carla"),
                part("amazon-us/acme", "campaign", "video", "orbit"),
                whole(World.RISING_RETURNS, OWNER_OF_RISING_RETURNS),
                whole("amazon-uk/acme", "carla"),
                part("amazon-uk/acme", "sku", Item.KETTLE.sku(), "emi"),
                whole("amazon-jp/acme", "dai"),
                new Holding("ebay-us/acme-outlet", "site", "", opened, handedOver, Map.of("anna", 100)),
                new Holding("ebay-us/acme-outlet", "site", "", handedOver, null, Map.of("carla", 100)),
                whole(World.LATE_SHIPPER, "carla"),
                new Holding("shopee-sg/acme", "site", "", opened, null, Map.of("emi", 60, "orbit", 40)),
                whole(World.SILENT, "farid"),
                whole("lazada-th/acme", "dai"),
                whole("lazada-sg/acme", "farid"),
                whole("aliexpress-es/acme", "orbit"),
                whole("aliexpress-fr/acme", "orbit"));
    }

    private Holding whole(String site, String owner) {
        return part(site, "site", "", owner);
    }

    private Holding part(String site, String what, String object, String owner) {
        return new Holding(site, what, object, opened, null, Map.of(owner, 100));
    }
}
