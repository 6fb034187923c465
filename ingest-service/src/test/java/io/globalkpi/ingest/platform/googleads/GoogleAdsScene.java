package io.globalkpi.ingest.platform.googleads;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.pull.Hardship;
import io.globalkpi.ingest.pull.PullBench;
import io.globalkpi.ingest.pull.Scene;
import io.globalkpi.standin.Ask;
import io.globalkpi.standin.StandIn;
import io.globalkpi.standin.SteeredClock;
import io.globalkpi.standin.TokenOffice;
import io.globalkpi.standin.Truth;
import io.globalkpi.standin.Weather;
import io.globalkpi.standin.googleads.GoogleAdsDesk;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** The campaigns of an American shop, reached through a manager. */
public final class GoogleAdsScene implements Scene {

    static final Shop SHOP = new Shop("shopify-us/acme", "USD", ZoneId.of("America/Los_Angeles"), "US");
    static final GoogleAdsDesk.Account ACCOUNT = new GoogleAdsDesk.Account(
            "1234567890", "9998887777", "developer-token-of-22c", SHOP.site(), "USD", "America/Los_Angeles");

    private final Instant begin;
    final SteeredClock clock;
    final Truth truth = new Truth();
    final GoogleAdsTruth told = new GoogleAdsTruth(truth, SHOP);
    final Weather weather = Weather.breakingEvery(7);
    final TokenOffice office;
    final GoogleAdsDesk desk;
    private final StandIn standIn;
    private final PullBench bench;

    /**
     * @param begin when pulling begins
     * @param from first date that is pulled
     */
    public GoogleAdsScene(Instant begin, LocalDate from) {
        this.begin = begin;
        this.clock = new SteeredClock(begin);
        this.office = new TokenOffice(clock, Duration.ofHours(1), false, "consent");
        this.desk = new GoogleAdsDesk(ACCOUNT, truth, clock, office);
        this.standIn = StandIn.open(desk, weather);
        this.bench = new PullBench(new GoogleAds(), SHOP, clock)
                .account("123-456-7890")
                .setting("host.api", standIn.url().toString())
                .setting("host.login", standIn.url().toString())
                .setting("from", from.toString())
                .secret("clientId", "client")
                .secret("clientSecret", "secret")
                .secret("refreshToken", "consent")
                .secret("developerToken", ACCOUNT.developerToken())
                .secret("loginCustomerId", "999-888-7777");
    }

    /** What was asked so far. */
    List<Ask> asked() {
        return standIn.asked();
    }

    /** A search campaign and one of products, told again when conversions have come. */
    @Override
    public void business() {
        SHOP.date(begin).minusDays(2).datesUntil(SHOP.date(begin).plusDays(1)).forEach(date -> {
            Instant over = SHOP.start(date.plusDays(1));
            long times = date.getDayOfMonth();
            told.tell(date, "11", null, over, times)
                    .tell(date, "22", null, over, 1)
                    .tell(date, "22", "mug", over, 2)
                    .tell(date, "22", "tea", over, 3)
                    .tell(date, "22", "tea", over.plus(Duration.ofHours(14)), 4 + times);
        });
        bench.setting("longest", "P1D").setting("sweeps", "PT6H=P8D").every("PT3H");
    }

    @Override
    public List<Hardship> hardships() {
        return List.of(
                Hardship.endedAccess(office),
                Hardship.tooManyCalls(desk.buckets()),
                Hardship.brokenConnections(weather),
                Hardship.outage(weather));
    }

    @Override
    public Truth truth() {
        return truth;
    }

    @Override
    public PullBench bench() {
        return bench;
    }

    @Override
    public List<Shop> shops() {
        return List.of(SHOP);
    }

    @Override
    public void close() {
        standIn.close();
    }
}
