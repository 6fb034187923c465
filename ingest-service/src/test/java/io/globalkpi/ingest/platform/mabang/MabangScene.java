package io.globalkpi.ingest.platform.mabang;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.pull.Hardship;
import io.globalkpi.ingest.pull.PullBench;
import io.globalkpi.ingest.pull.Scene;
import io.globalkpi.standin.StandIn;
import io.globalkpi.standin.SteeredClock;
import io.globalkpi.standin.Truth;
import io.globalkpi.standin.Weather;
import io.globalkpi.standin.mabang.MabangBooks;
import io.globalkpi.standin.mabang.MabangDesk;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Two shops on a marketplace that nobody else tells of, in the books of an ERP. Its key does not end. */
public final class MabangScene implements Scene {

    static final Shop US = new Shop("temu-us/acme", "USD", ZoneId.of("America/New_York"), "US");
    static final Shop DE = new Shop("temu-de/acme", "EUR", ZoneId.of("Europe/Berlin"), "DE");

    private static final int ROWS_OF_A_PAGE = 7;

    private final Instant begin;
    final SteeredClock clock;
    final Truth truth = new Truth();
    final MabangTruth told = new MabangTruth(truth);
    final Weather weather = Weather.fair();
    private final MabangDesk desk;
    private final StandIn standIn;
    private final PullBench bench;

    /**
     * @param begin when pulling begins
     * @param from first date that is pulled
     */
    public MabangScene(Instant begin, LocalDate from) {
        this.begin = begin;
        this.clock = new SteeredClock(begin);
        MabangBooks books = new MabangBooks(truth, clock)
                .shop("11", US.site(), "5")
                .shop("12", DE.site(), "6")
                .rate("USD", "7.2000");
        this.desk = new MabangDesk(clock, books, "100001", "test_dev_key", ROWS_OF_A_PAGE);
        this.standIn = StandIn.open(desk, weather);
        this.bench = new PullBench(new Mabang(), US, clock)
                .setting("host.api", standIn.url().toString())
                .setting("base", "USD")
                .setting("from", from.toString())
                .every("PT30M")
                .shop("11", US)
                .shop("12", DE)
                .secret("appKey", "100001")
                .secret("developerKey", "test_dev_key");
    }

    @Override
    public void business() {
        told.orders(6, begin.minus(Duration.ofHours(36)), Duration.ofHours(6))
                .stock(3, begin.minus(Duration.ofHours(1)));
        bench.every("PT2H");
    }

    @Override
    public Map<String, String> sources() {
        return Map.of("orders", "mabang", "returns", "mabang", "fees", "mabang", "inventory", "mabang");
    }

    @Override
    public List<Hardship> hardships() {
        return List.of(
                Hardship.tooManyCalls(desk.buckets()), Hardship.brokenConnections(weather), Hardship.outage(weather));
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
        return List.of(US, DE);
    }

    @Override
    public void close() {
        standIn.close();
    }
}
