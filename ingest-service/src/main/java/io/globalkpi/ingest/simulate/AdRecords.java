package io.globalkpi.ingest.simulate;

import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.schemas.event.RowGrain;
import java.time.Instant;

/** A campaign's date, told three times: sales keep being attributed for two more days, and a little spend is taken back. */
final class AdRecords {

    private static final int ABOUT_ADS = 4;
    private static final double SHARE_OF_ORDERS = 0.27;
    private static final double ORDER_DOLLARS = 46.0;
    private static final int ATTRIBUTION_DAYS = 7;
    private static final double[] ATTRIBUTED = {0.88, 0.96, 1.0};
    private static final double[] CHARGED = {1.01, 1.0, 0.995};

    AdPerformance row(Place place, Telling telling, Instant observedAt) {
        Draw draw = Draw.of(place, telling.ordinal() - Telling.AD_REPORT.ordinal());
        String campaign = World.CAMPAIGNS.get(place.index());
        return new AdPerformance(
                place.id("ads/" + campaign + "/" + place.book().date(place.day())),
                reportedAt(place, telling),
                place.site().id(),
                place.site().platform(),
                Instant.ofEpochMilli(place.book().start(place.day())),
                observedAt,
                RawTellings.NONE_YET,
                false,
                place.book().date(place.day()),
                RowGrain.DAY,
                campaign,
                null,
                null,
                place.market().currency(),
                draw.impressions,
                draw.clicks,
                draw.spend,
                draw.sales,
                draw.orders,
                Math.round(draw.orders * 1.3),
                ATTRIBUTION_DAYS);
    }

    /** When the report with this telling is made: the mornings of the three days after. */
    private static long reportedAt(Place place, Telling telling) {
        int after = telling.ordinal() - Telling.AD_REPORT.ordinal();
        return place.book().end(place.day() + after) + DayTellings.REPORT_AFTER;
    }

    /** The figures of one telling. */
    private record Draw(long impressions, long clicks, long spend, long sales, long orders) {

        static Draw of(Place place, int telling) {
            var chance = place.chance(ABOUT_ADS);
            double share = SHARE_OF_ORDERS / World.CAMPAIGNS.size() * (0.85 + 0.3 * chance.nextDouble());
            double orders = Math.max(1, place.book().orders(place.day()) * share);
            double acos = 0.18 + 0.09 * chance.nextDouble();
            double value = ORDER_DOLLARS * (0.9 + 0.2 * chance.nextDouble());
            long clicks = Math.round(orders / (0.07 + 0.04 * chance.nextDouble()));
            long impressions = Math.round(clicks / (0.005 + 0.005 * chance.nextDouble()));
            long attributed = Math.max(1, Math.round(orders * ATTRIBUTED[telling]));
            long sales = place.market().fromDollars(attributed * value);
            long spend = place.market().fromDollars(orders * value * acos * CHARGED[telling]);
            return new Draw(impressions, clicks, spend, sales, attributed);
        }
    }
}
