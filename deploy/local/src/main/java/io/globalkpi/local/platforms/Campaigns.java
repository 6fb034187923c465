package io.globalkpi.local.platforms;

import io.globalkpi.schemas.event.AdPerformance;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * The campaigns of one site at the network that runs them. Networks know campaigns by numbers; the business by names.
 *
 * @param source name of the network in events
 * @param id of a row after the site and {@code ads/}
 * @param tellsUnits whether the network says how many pieces it sold
 * @param attributionDays as the network says it
 */
record Campaigns(String source, RowId id, boolean tellsUnits, int attributionDays) implements Look {

    private static final Map<String, String> NUMBERS =
            Map.of("brand", "23850001", "generic", "23850002", "video", "23850003");

    /** The network's own id of a row. */
    @FunctionalInterface
    interface RowId {

        String of(AdPerformance row, String campaign);
    }

    /** The number a network knows a campaign by. */
    static String number(String name) {
        String number = NUMBERS.get(name);
        if (number == null) {
            throw new IllegalArgumentException("no campaign is called " + name);
        }
        return number;
    }

    @Override
    public void see(SpecificRecord event, Sight sight) {
        AdPerformance told = (AdPerformance) event;
        String campaign = number(told.getCampaign());
        sight.shown(AdPerformance.newBuilder(told)
                .setEntityId(told.getSite() + "/ads/" + id.of(told, campaign))
                .setSource(source)
                .setCampaign(campaign)
                .setAttributedUnits(tellsUnits ? told.getAttributedUnits() : 0)
                .setAttributionDays(attributionDays)
                .build());
    }
}
