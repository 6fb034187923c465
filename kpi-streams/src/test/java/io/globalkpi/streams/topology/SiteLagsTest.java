package io.globalkpi.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.streams.kpi.KpiCatalogue;
import io.globalkpi.streams.measure.Booking;
import io.globalkpi.streams.measure.MeasureVector;
import io.globalkpi.streams.measure.Scope;
import io.globalkpi.streams.window.Cell;
import io.globalkpi.streams.window.ScopeWindows;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SiteLagsTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Scope SITE = new Scope(ScopeType.SITE, "ebay-uk/acme");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SiteLags lags = new SiteLags(meters, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void shouldCountFromTheNewestEventOfASite() {
        lags.saw(SITE.id(), NOW.minusSeconds(30).toEpochMilli());
        lags.saw(SITE.id(), NOW.minusSeconds(90).toEpochMilli());
        assertThat(seconds()).isEqualTo(30);
    }

    /** Of a feed that has broken down nothing comes that would say so. */
    @Test
    void shouldKnowOfASilentSiteAfterARestart() {
        ScopeWindows site = new ScopeWindows(SITE, KpiCatalogue.of(SmallShop.REFERENCE));
        lags.resume(site);
        assertThat(meters.getMeters()).isEmpty();

        site.add(cell(NOW.minusSeconds(86_400)), amounts(), "Europe/London");
        site.add(cell(NOW.minusSeconds(7_190)), amounts(), "Europe/London");
        lags.resume(site);
        assertThat(seconds()).isEqualTo(7_200);
    }

    private static Cell cell(Instant time) {
        return new Cell((int) (time.getEpochSecond() / 60), (int) (time.getEpochSecond() / 86_400), Booking.MINUTE);
    }

    private static MeasureVector amounts() {
        MeasureVector amounts = new MeasureVector();
        amounts.add(0, 1);
        return amounts;
    }

    private double seconds() {
        return meters.get("kpi.site.lag.seconds").tag("site", SITE.id()).gauge().value();
    }
}
