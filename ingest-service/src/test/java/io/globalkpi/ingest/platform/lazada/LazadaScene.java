package io.globalkpi.ingest.platform.lazada;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.pull.Hardship;
import io.globalkpi.ingest.pull.PullBench;
import io.globalkpi.ingest.pull.Scene;
import io.globalkpi.standin.StandIn;
import io.globalkpi.standin.SteeredClock;
import io.globalkpi.standin.Truth;
import io.globalkpi.standin.Weather;
import io.globalkpi.standin.lazada.LazadaStandIn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** A shop at Lazada in Singapore. */
public final class LazadaScene implements Scene {

    static final Shop SHOP = new Shop("lazada-sg/acme", "SGD", ZoneId.of("Asia/Singapore"), "SG");

    private final Instant begin;
    private final LocalDate from;
    final SteeredClock clock;
    final Truth truth = new Truth();
    final LazadaTruth told = new LazadaTruth(truth, SHOP);
    final Weather weather = Weather.fair();
    final LazadaStandIn lazada;
    private final StandIn standIn;
    private final PullBench bench;

    /**
     * @param begin when pulling begins
     * @param from first date that is pulled
     */
    public LazadaScene(Instant begin, LocalDate from) {
        this.begin = begin;
        this.from = from;
        this.clock = new SteeredClock(begin);
        this.lazada = new LazadaStandIn(truth, SHOP.site(), SHOP.zone(), clock);
        this.standIn = StandIn.open(lazada, weather);
        this.bench = bench(LazadaStandIn.REFRESH_TOKEN);
    }

    PullBench bench(String refreshToken) {
        return new PullBench(new Lazada(), SHOP, clock)
                .setting("host.api", standIn.url() + "/rest")
                .setting("host.auth", standIn.url() + "/rest")
                .setting("from", from.toString())
                .secret("appKey", LazadaStandIn.APP_KEY)
                .secret("appSecret", LazadaStandIn.APP_SECRET)
                .secret("refreshToken", refreshToken);
    }

    @Override
    public void business() {
        told.orders(6, begin.minus(Duration.ofHours(30)), Duration.ofHours(6))
                .products(4, begin.minus(Duration.ofHours(2)));
        for (int day = -1; day < 1; day++) {
            LocalDate date = SHOP.date(begin).plusDays(day);
            told.ads(date, 100 + day, SHOP.start(date.plusDays(1))).ads(date, 140 + day, SHOP.start(date.plusDays(2)));
        }
        bench.every("PT2H");
    }

    @Override
    public List<Hardship> hardships() {
        return List.of(
                Hardship.endedAccess(lazada.office()),
                Hardship.tooManyCalls(lazada.buckets()),
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
