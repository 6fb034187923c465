package io.globalkpi.ingest.platform.amazonads;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.pull.Hardship;
import io.globalkpi.ingest.pull.PullBench;
import io.globalkpi.ingest.pull.Scene;
import io.globalkpi.standin.StandIn;
import io.globalkpi.standin.SteeredClock;
import io.globalkpi.standin.TokenOffice;
import io.globalkpi.standin.Truth;
import io.globalkpi.standin.Weather;
import io.globalkpi.standin.amazonads.AmazonAdsDesk;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** The campaigns of a shop in Germany, told by reports that take their time and sometimes fail. */
public final class AmazonAdsScene implements Scene {

    static final Shop SHOP = new Shop("amazon-de/acme", "EUR", ZoneId.of("Europe/Berlin"), "DE");
    static final AmazonAdsDesk.Account ACCOUNT =
            new AmazonAdsDesk.Account("3312345678901234", SHOP.site(), "EUR", "Europe/Berlin");

    private final Instant begin;
    private final LocalDate from;
    final SteeredClock clock;
    final Truth truth = new Truth();
    final AmazonAdsTruth told = new AmazonAdsTruth(truth, SHOP);
    final Weather weather = Weather.breakingEvery(23);
    final TokenOffice office;
    final AmazonAdsDesk desk;
    private final StandIn standIn;
    private final PullBench bench;

    /**
     * @param begin when pulling begins
     * @param from first date that is pulled
     */
    public AmazonAdsScene(Instant begin, LocalDate from) {
        this.begin = begin;
        this.from = from;
        this.clock = new SteeredClock(begin);
        this.office = new TokenOffice(clock, Duration.ofHours(1), false, "consent");
        this.desk = new AmazonAdsDesk(ACCOUNT, truth, clock, office);
        this.standIn = StandIn.open(desk, weather);
        desk.servedAt(standIn.url());
        this.bench = another();
    }

    /** One that knows nothing of what others did. */
    PullBench another() {
        return new PullBench(new AmazonAds(), SHOP, clock)
                .account(ACCOUNT.profile())
                .every("PT12H")
                .setting("region", "EU")
                .setting("host.api", standIn.url().toString())
                .setting("host.login", standIn.url().toString())
                .setting("from", from.toString())
                .secret("clientId", "client")
                .secret("clientSecret", "secret")
                .secret("refreshToken", "consent");
    }

    /** Clicks are taken back a day later. */
    @Override
    public void business() {
        SHOP.date(begin).minusDays(2).datesUntil(SHOP.date(begin).plusDays(1)).forEach(date -> {
            Instant over = SHOP.start(date.plusDays(1));
            told.tell(date, "sp", "11/71", "mug", over, 5)
                    .tell(date, "sp", "11/72", "tea", over, 1)
                    .tell(date, "sb", "22", null, over, 3)
                    .tell(date, "sd", "33", null, over, 1 + date.getDayOfMonth() % 3)
                    .tell(date, "sp", "11/71", "mug", over.plus(Duration.ofHours(20)), 4);
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

    /** A report that failed is told of, and asked for again. */
    @Override
    public Set<String> refusals() {
        return Set.of("bad-field");
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
