package io.globalkpi.ingest.platform.ebay;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.pull.Hardship;
import io.globalkpi.ingest.pull.PullBench;
import io.globalkpi.ingest.pull.Scene;
import io.globalkpi.standin.StandIn;
import io.globalkpi.standin.SteeredClock;
import io.globalkpi.standin.TokenOffice;
import io.globalkpi.standin.Truth;
import io.globalkpi.standin.Weather;
import io.globalkpi.standin.ebay.EbayDesk;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;

/** A shop at eBay in Germany, whose finances want signed calls. */
public final class EbayScene implements Scene {

    static final Shop SHOP = new Shop("ebay-de/acme", "EUR", ZoneId.of("Europe/Berlin"), "DE");

    private final Instant begin;
    private final KeyPair signing = ed25519();
    final SteeredClock clock;
    final Truth truth = new Truth();
    final EbayTruth told;
    final Weather weather = Weather.breakingEvery(29);
    final TokenOffice office;
    final EbayDesk desk;
    private final StandIn standIn;
    private final PullBench bench;

    /**
     * @param begin when pulling begins
     * @param from first date that is pulled
     */
    public EbayScene(Instant begin, LocalDate from) {
        this(begin, from, begin.minus(Duration.ofHours(42)), Duration.ofHours(6));
    }

    /**
     * @param first when the first order is placed
     * @param every how long after it comes the next
     */
    EbayScene(Instant begin, LocalDate from, Instant first, Duration every) {
        this.begin = begin;
        this.clock = new SteeredClock(begin);
        this.told = new EbayTruth(truth, SHOP, first, every);
        this.office = new TokenOffice(clock, Duration.ofHours(2), false, "consent");
        this.desk = new EbayDesk(truth, SHOP.site(), clock, office, signing.getPublic());
        this.standIn = StandIn.open(desk, weather);
        this.bench = new PullBench(new Ebay(), SHOP, clock)
                .setting("host.api", standIn.url().toString())
                .setting("host.finances", standIn.url().toString())
                .setting("marketplace", "EBAY_DE")
                .setting("user", "acme")
                .setting("from", from.toString())
                .every("PT1H")
                .secret("clientId", "client")
                .secret("clientSecret", "secret")
                .secret("refreshToken", "consent")
                .secret("signingJwe", EbayDesk.JWE)
                .secret(
                        "signingKey",
                        Base64.getEncoder().encodeToString(signing.getPrivate().getEncoded()));
    }

    private static KeyPair ed25519() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void business() {
        told.orders(7)
                .listings(7, Duration.ofMinutes(17))
                .views(SHOP.date(begin).minusDays(2), 2)
                .ads(SHOP.date(begin).minusDays(2), 2)
                .stock("mug", 5, begin.minus(Duration.ofHours(1)))
                .stock("tea", 0, begin.minus(Duration.ofHours(1)))
                .stock("tea", 70, begin.plus(Duration.ofHours(26)));
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
