package io.globalkpi.ingest.platform.amazon;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.pull.Hardship;
import io.globalkpi.ingest.pull.PullBench;
import io.globalkpi.ingest.pull.Scene;
import io.globalkpi.standin.StandIn;
import io.globalkpi.standin.SteeredClock;
import io.globalkpi.standin.Truth;
import io.globalkpi.standin.Weather;
import io.globalkpi.standin.amazon.AmazonStandIn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** A shop at Amazon in the United States. */
public final class AmazonScene implements Scene {

    static final Shop SHOP = new Shop("amazon-us/acme", "USD", ZoneId.of("America/New_York"), "US");

    private final Instant begin;
    private final LocalDate from;
    final SteeredClock clock;
    final Truth truth = new Truth();
    final AmazonTruth told = new AmazonTruth(truth, SHOP);
    final Weather weather = Weather.fair();
    final AmazonStandIn amazon;
    private final StandIn standIn;
    private final PullBench bench;

    /**
     * @param begin when pulling begins
     * @param from first date that is pulled
     */
    public AmazonScene(Instant begin, LocalDate from) {
        this.begin = begin;
        this.from = from;
        this.clock = new SteeredClock(begin);
        this.amazon = new AmazonStandIn(
                truth, new AmazonStandIn.Shop(SHOP.site(), "ATVPDKIKX0DER", SHOP.zone(), "US"), clock);
        this.standIn = StandIn.open(amazon, weather);
        this.bench = bench(AmazonStandIn.REFRESH_TOKEN);
    }

    PullBench bench(String refreshToken) {
        String url = standIn.url().toString();
        amazon.reports().at(url);
        return new PullBench(new Amazon(), SHOP, clock)
                .setting("host.api", url)
                .setting("host.auth", url)
                .setting("host.queue", url)
                .setting("queue", url + "/000000000000/notifications")
                .setting("seller-id", "A3TH9S8BH6GOGM")
                .setting("from", from.toString())
                .secret("clientId", AmazonStandIn.CLIENT_ID)
                .secret("clientSecret", AmazonStandIn.CLIENT_SECRET)
                .secret("refreshToken", refreshToken)
                .secret("awsAccessKeyId", "AKIDEXAMPLE")
                .secret("awsSecretAccessKey", "example");
    }

    /** Settlements tell the fees once more. */
    @Override
    public void business() {
        told.orders(8, begin.minus(Duration.ofHours(36)), Duration.ofHours(6))
                .listings(4, begin.minus(Duration.ofDays(1)))
                .stock(3, begin.minus(Duration.ofHours(1)));
        for (int day = -1; day < 1; day++) {
            LocalDate date = SHOP.date(begin).plusDays(day);
            told.traffic(date, 100 + day, SHOP.start(date.plusDays(1)))
                    .traffic(date, 130 + day, SHOP.start(date.plusDays(2)));
        }
        amazon.reports().make("GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2");
        amazon.reports().failOnce();
        bench.every("PT2H").setting("page-size", "5");
    }

    @Override
    public Map<String, String> sources() {
        return Map.of("fees", "amazon");
    }

    @Override
    public List<Hardship> hardships() {
        return List.of(
                Hardship.endedAccess(amazon.office()),
                Hardship.tooManyCalls(amazon.buckets()),
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
