package io.globalkpi.ingest.platform.tiktokads;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.pull.Hardship;
import io.globalkpi.ingest.pull.PullBench;
import io.globalkpi.ingest.pull.Scene;
import io.globalkpi.standin.StandIn;
import io.globalkpi.standin.SteeredClock;
import io.globalkpi.standin.Truth;
import io.globalkpi.standin.Weather;
import io.globalkpi.standin.tiktokads.TikTokAdsDesk;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** The campaigns of a shop in Vietnam: access is by one long-lived token, which an operator has to replace when it ends. */
public final class TikTokAdsScene implements Scene {

    static final Shop SHOP = new Shop("tiktok-vn/acme", "VND", ZoneId.of("Asia/Ho_Chi_Minh"), "VN");
    static final TikTokAdsDesk.Account ACCOUNT = new TikTokAdsDesk.Account(
            "7000000000000", "a-long-token", SHOP.site(), "store-1", "VND", "Asia/Ho_Chi_Minh");

    private final Instant begin;
    final SteeredClock clock;
    final Truth truth = new Truth();
    final TikTokAdsTruth told = new TikTokAdsTruth(truth, SHOP);
    final Weather weather = Weather.breakingEvery(9);
    final TikTokAdsDesk desk;
    private final StandIn standIn;
    private final PullBench bench;

    /**
     * @param begin when pulling begins
     * @param from first date that is pulled
     */
    public TikTokAdsScene(Instant begin, LocalDate from) {
        this.begin = begin;
        this.clock = new SteeredClock(begin);
        this.desk = new TikTokAdsDesk(ACCOUNT, truth, clock);
        this.standIn = StandIn.open(desk, weather);
        this.bench = new PullBench(new TikTokAds(), SHOP, clock)
                .account(ACCOUNT.advertiser())
                .setting("host.api", standIn.url().toString())
                .setting("store", ACCOUNT.store())
                .setting("from", from.toString())
                .secret("accessToken", ACCOUNT.token());
    }

    /** Each day is told again when its conversions have come. */
    @Override
    public void business() {
        SHOP.date(begin).minusDays(2).datesUntil(SHOP.date(begin).plusDays(1)).forEach(date -> {
            Instant over = SHOP.start(date.plusDays(1));
            long times = date.getDayOfMonth();
            told.tell(date, "auction", "11", over, times)
                    .tell(date, "auction", "22", over, 2)
                    .tell(date, "gmv-max", "33", over, 3)
                    .tell(date, "auction", "22", over.plus(Duration.ofHours(20)), 7 + times);
        });
        bench.setting("sweeps", "PT6H=P8D").every("PT3H");
    }

    @Override
    public List<Hardship> hardships() {
        return List.of(
                new Hardship(
                        Hardship.ENDED_ACCESS,
                        () -> desk.revoke("another-long-token"),
                        () -> bench.secret("accessToken", "another-long-token"),
                        desk::turnedAway),
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
