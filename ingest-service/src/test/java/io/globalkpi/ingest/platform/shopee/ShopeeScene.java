package io.globalkpi.ingest.platform.shopee;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.pull.Hardship;
import io.globalkpi.ingest.pull.PullBench;
import io.globalkpi.ingest.pull.Scene;
import io.globalkpi.standin.StandIn;
import io.globalkpi.standin.SteeredClock;
import io.globalkpi.standin.Truth;
import io.globalkpi.standin.Weather;
import io.globalkpi.standin.shopee.ShopeeStandIn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** A shop at Shopee in Vietnam. */
public final class ShopeeScene implements Scene {

    static final Shop SHOP = new Shop("shopee-vn/acme", "VND", ZoneId.of("Asia/Ho_Chi_Minh"), "VN");

    private final Instant begin;
    private final LocalDate from;
    final SteeredClock clock;
    final Truth truth = new Truth();
    final ShopeeTruth told = new ShopeeTruth(truth, SHOP);
    final Weather weather = Weather.fair();
    final ShopeeStandIn shopee;
    private final StandIn standIn;
    private final PullBench bench;

    /**
     * @param begin when pulling begins
     * @param from first date that is pulled
     */
    public ShopeeScene(Instant begin, LocalDate from) {
        this.begin = begin;
        this.from = from;
        this.clock = new SteeredClock(begin);
        this.shopee = new ShopeeStandIn(truth, SHOP.site(), clock);
        this.standIn = StandIn.open(shopee, weather);
        this.bench = bench(ShopeeStandIn.REFRESH_TOKEN);
    }

    PullBench bench(String refreshToken) {
        return new PullBench(new Shopee(), SHOP, clock)
                .setting("host.api", standIn.url().toString())
                .setting("from", from.toString())
                .secret("partnerId", ShopeeStandIn.PARTNER_ID)
                .secret("partnerKey", ShopeeStandIn.PARTNER_KEY)
                .secret("shopId", ShopeeStandIn.SHOP_ID)
                .secret("refreshToken", refreshToken);
    }

    @Override
    public void business() {
        told.orders(6, begin.minus(Duration.ofHours(30)), Duration.ofHours(6))
                .items(4, begin.minus(Duration.ofHours(2)));
        for (int day = -1; day < 1; day++) {
            LocalDate date = SHOP.date(begin).plusDays(day);
            told.ads(date, 100 + day, SHOP.start(date.plusDays(1))).ads(date, 140 + day, SHOP.start(date.plusDays(2)));
        }
        bench.every("PT2H");
    }

    @Override
    public List<Hardship> hardships() {
        return List.of(
                Hardship.endedAccess(shopee.office()),
                Hardship.tooManyCalls(shopee.buckets()),
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
