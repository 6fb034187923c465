package io.globalkpi.ingest.platform.aliexpress;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.pull.Hardship;
import io.globalkpi.ingest.pull.PullBench;
import io.globalkpi.ingest.pull.Scene;
import io.globalkpi.standin.Desk;
import io.globalkpi.standin.StandIn;
import io.globalkpi.standin.SteeredClock;
import io.globalkpi.standin.Truth;
import io.globalkpi.standin.Weather;
import io.globalkpi.standin.aliexpress.AliExpressStandIn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** A shop at AliExpress in Spain. */
public final class AliExpressScene implements Scene {

    static final Shop SHOP = new Shop("aliexpress-es/acme", "EUR", ZoneId.of("Europe/Madrid"), "ES");

    private final Instant begin;
    private final LocalDate from;
    final SteeredClock clock;
    final Truth truth = new Truth();
    final AliExpressTruth told = new AliExpressTruth(truth, SHOP);
    final Weather weather = Weather.fair();
    final AliExpressStandIn aliExpress;

    /** Who answers: the stand-in itself, or one that does more beside. */
    Desk desk;

    private final StandIn standIn;
    private final PullBench bench;

    /**
     * @param begin when pulling begins
     * @param from first date that is pulled
     */
    public AliExpressScene(Instant begin, LocalDate from) {
        this.begin = begin;
        this.from = from;
        this.clock = new SteeredClock(begin);
        this.aliExpress = new AliExpressStandIn(truth, SHOP.site(), SHOP.zone(), clock);
        this.desk = aliExpress;
        this.standIn = StandIn.open(ask -> desk.serve(ask), weather);
        this.bench = bench(AliExpressStandIn.REFRESH_TOKEN);
    }

    PullBench bench(String refreshToken) {
        return new PullBench(new AliExpress(), SHOP, clock)
                .setting("host.api", standIn.url().toString())
                .setting("from", from.toString())
                .setting("login-id", AliExpressStandIn.LOGIN_ID)
                .secret("appKey", AliExpressStandIn.APP_KEY)
                .secret("appSecret", AliExpressStandIn.APP_SECRET)
                .secret("refreshToken", refreshToken);
    }

    @Override
    public void business() {
        told.orders(6, begin.minus(Duration.ofHours(30)), Duration.ofHours(6))
                .products(4, begin.minus(Duration.ofHours(2)));
        for (int day = -1; day < 1; day++) {
            LocalDate date = SHOP.date(begin).plusDays(day);
            told.views(date, 100 + day, SHOP.start(date.plusDays(1)))
                    .views(date, 140 + day, SHOP.start(date.plusDays(2)));
        }
        bench.every("PT2H");
    }

    @Override
    public List<Hardship> hardships() {
        return List.of(
                Hardship.endedAccess(aliExpress.office()),
                Hardship.tooManyCalls(aliExpress.buckets()),
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
