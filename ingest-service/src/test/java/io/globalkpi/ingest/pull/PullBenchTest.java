package io.globalkpi.ingest.pull;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Credential;
import io.globalkpi.ingest.platform.FeedPlan;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Platform;
import io.globalkpi.ingest.platform.PlatformFeed;
import io.globalkpi.ingest.platform.Protocol;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Rate;
import io.globalkpi.ingest.platform.ScriptedSession;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Tokens;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Verdict;
import io.globalkpi.ingest.platform.Wake;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.FeedbackKind;
import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.standin.Ask;
import io.globalkpi.standin.Buckets;
import io.globalkpi.standin.Served;
import io.globalkpi.standin.StandIn;
import io.globalkpi.standin.SteeredClock;
import io.globalkpi.standin.TokenOffice;
import io.globalkpi.standin.Truth;
import io.globalkpi.standin.Weather;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The machinery around a room, with the smallest room there could be and an unkind platform. */
class PullBenchTest {

    private static final Instant NOON = Instant.parse("2026-03-10T16:00:00Z");
    private static final int PAGE = 3;

    private final SteeredClock clock = new SteeredClock(NOON);
    private final Truth truth = new Truth();
    private final Weather weather = Weather.fair();
    private final TokenOffice office = new TokenOffice(clock, Duration.ofHours(1), true, "first");
    private final Buckets buckets = new Buckets(clock);
    private final StandIn standIn = StandIn.open(this::serve, weather);
    private final PullBench bench = new PullBench(new Reviews(), ScriptedSession.SHOP, clock)
            .setting("host.api", standIn.url().toString())
            .secret("refreshToken", "first");

    /** Items of a slice that the platform counts and does not send. */
    private int withheld;

    @AfterEach
    void close() {
        standIn.close();
    }

    record Review(String id, long updated, int stars) {}

    /** Pages of reviews by update time. */
    private static final class Reviews implements Platform, Protocol {

        @Override
        public String name() {
            return "reviews";
        }

        @Override
        public Protocol protocol() {
            return this;
        }

        @Override
        public List<PlatformFeed<?>> feeds() {
            FeedPlan plan = FeedPlan.updates("reviews", EventKind.FEEDBACK)
                    .history(Duration.ofDays(2))
                    .sweep(io.globalkpi.ingest.platform.Reach.CREATED, Duration.ofDays(1), Duration.ofDays(3))
                    .woken();
            return List.of(new PlatformFeed<>(plan, Review.class, Reviews::normalize, Reviews::pull));
        }

        private static Pulled<Review> pull(Slice slice, String cursor, Session session) {
            Answer answer = session.call(Call.get("list", "/reviews")
                    .query("from", Long.toString(slice.from().toEpochMilli()))
                    .query("to", Long.toString(slice.to().toEpochMilli()))
                    .query("cursor", cursor));
            JsonNode json = answer.json();
            Page<Review> page = new Page<>(Review.class, answer.at());
            json.path("items").forEach(item -> page.add(item.path("id").asText(), session.shop(), item));
            return page.then(json.path("next").asText())
                    .expecting(json.path("total").asLong());
        }

        private static Normalized normalize(Review review, Told told) {
            return Normalized.of(Feedback.newBuilder()
                    .setEntityId(told.entity(review.id()))
                    .setRevision(review.updated())
                    .setSite(told.shop().site())
                    .setSource(told.source())
                    .setOccurredAt(Instant.ofEpochMilli(review.updated()))
                    .setObservedAt(told.observedAt())
                    .setKind(FeedbackKind.PRODUCT_REVIEW)
                    .setStars(review.stars())
                    .build());
        }

        @Override
        public Map<String, URI> hosts(Map<String, String> settings) {
            return Map.of(Call.API, URI.create("https://reviews.example.com"));
        }

        @Override
        public Call authorize(Call call, Credential credential, Optional<Tokens> tokens, Instant now) {
            return call.header("Authorization", tokens.orElseThrow().access());
        }

        @Override
        public Optional<Call> exchange(String grant, Credential credential, Optional<Tokens> held, Instant now) {
            String refresh = held.map(Tokens::refresh).orElseGet(() -> credential.require("refreshToken"));
            return Optional.of(Call.form("token", "/token", Map.of("refresh", refresh)));
        }

        @Override
        public Tokens tokens(Answer answer, Optional<Tokens> held) {
            JsonNode json = answer.json();
            return new Tokens(
                    json.path("access").asText(),
                    json.path("refresh").asText(),
                    answer.at().plusSeconds(json.path("seconds").asLong()),
                    null);
        }

        @Override
        public Verdict judge(Call call, Answer answer) {
            return Verdict.byStatus(answer, "");
        }

        @Override
        public List<Rate> rates() {
            return List.of(Rate.of("list", 1, 5));
        }
    }

    private Served serve(Ask ask) {
        if (ask.path().equals("/token")) {
            return office.exchange(ask.form().getOrDefault("refresh", ""))
                    .map(pair -> Served.json("{\"access\":\"" + pair.access() + "\",\"refresh\":\"" + pair.refresh()
                            + "\",\"seconds\":" + pair.accessLasts().toSeconds() + "}"))
                    .orElse(Served.empty(401));
        }
        if (!office.isGood(ask.header("Authorization").orElse(""))) {
            return Served.empty(401);
        }
        return buckets.take("list", 5, Duration.ofSeconds(1)) ? page(ask) : Served.empty(429);
    }

    private Served page(Ask ask) {
        long from = Long.parseLong(ask.query("from").orElseThrow());
        long to = Long.parseLong(ask.query("to").orElseThrow());
        List<Feedback> all = truth.shown(Feedback.class, ScriptedSession.SHOP.site(), clock.instant()).stream()
                .filter(one -> one.getRevision() >= from && one.getRevision() < to)
                .toList();
        int at = ask.query("cursor")
                .filter(text -> !text.isEmpty())
                .map(Integer::parseInt)
                .orElse(0);
        String items = all.stream()
                .skip(at)
                .limit(PAGE)
                .map(one -> "{\"id\":\"" + one.getEntityId().substring(15) + "\",\"updated\":" + one.getRevision()
                        + ",\"stars\":" + one.getStars() + ",\"buyer\":\"Ann\"}")
                .collect(Collectors.joining(","));
        String next = at + PAGE < all.size() ? Integer.toString(at + PAGE) : "";
        return Served.json(
                "{\"items\":[" + items + "],\"next\":\"" + next + "\",\"total\":" + (all.size() + withheld) + "}");
    }

    private void tell(int number, Instant at) {
        truth.tell(Feedback.newBuilder()
                .setEntityId(ScriptedSession.SHOP.site() + "/" + number)
                .setRevision(at.toEpochMilli())
                .setSite(ScriptedSession.SHOP.site())
                .setSource("reviews")
                .setOccurredAt(at)
                .setObservedAt(at)
                .setKind(FeedbackKind.PRODUCT_REVIEW)
                .setStars(1 + number % 5)
                .build());
    }

    private void tellTwoDays() {
        for (int i = 0; i < 100; i++) {
            tell(i, NOON.minus(Duration.ofHours(24)).plus(Duration.ofMinutes(29L * i)));
        }
    }

    private void assertThatTheTruthIsOnTheTopics() {
        List<Feedback> shown = truth.shown(Feedback.class, ScriptedSession.SHOP.site(), clock.instant());
        assertThat(bench.latest(Feedback.class).values())
                .usingElementComparator(SameTelling.butFor("observedAt", "rawRef"))
                .containsExactlyInAnyOrderElementsOf(shown);
        assertThat(bench.refused()).isEmpty();
    }

    @Test
    void shouldBringTheTruthThroughPagesEndingTokensAndBuckets() {
        tellTwoDays();

        bench.runFor(Duration.ofHours(26));

        assertThatTheTruthIsOnTheTopics();
        assertThat(office.given()).isGreaterThan(20);
        assertThat(buckets.refused()).isZero();
    }

    @Test
    void shouldComeThroughBrokenConnectionsAnOutageAndARestart() {
        tellTwoDays();
        weather.next(Served.broken(Served.Broken.CUT)).next(Served.empty(503));
        bench.runFor(Duration.ofHours(2));
        weather.outage(true);
        bench.runFor(Duration.ofHours(3));
        assertThat(bench.state("reviews").getTrouble()).isEqualTo("platform-away");
        assertThat(bench.state("reviews").getWords()).contains("503");

        weather.outage(false);
        bench.restart().runFor(Duration.ofHours(24));

        assertThatTheTruthIsOnTheTopics();
        assertThat(bench.state("reviews").getTrouble()).isEmpty();
    }

    @Test
    void shouldGoOnInTheMiddleOfASliceAfterARestart() {
        tellTwoDays();
        for (int i = 0; i < 60; i++) {
            bench.runFor(Duration.ofSeconds(2)).restart();
        }

        assertThatTheTruthIsOnTheTopics();
    }

    @Test
    void shouldSayWhenConsentHasEndedAndGoOnOnceItIsGivenAgain() {
        tellTwoDays();
        bench.runFor(Duration.ofMinutes(30));
        office.exchange("refresh-1");
        office.endAll();

        bench.runFor(Duration.ofHours(2));

        assertThat(bench.state("reviews").getTrouble()).isEqualTo("consent-ended");
        assertThat(bench.state("reviews").getRemedy()).contains("allow access again");
        bench.secret("refreshToken", "refresh-2").restart().runFor(Duration.ofHours(24));
        assertThatTheTruthIsOnTheTopics();
    }

    @Test
    void shouldAskAtOnceWhenWoken() {
        bench.runFor(Duration.ofMinutes(4));
        tell(7, clock.instant().minusSeconds(5));
        bench.wake(Wake.of("reviews")).runFor(Duration.ofSeconds(1));

        assertThat(bench.latest(Feedback.class)).hasSize(1);
    }

    @Test
    void shouldSayOfEveryDateHowCompleteItIs() {
        tellTwoDays();
        bench.runFor(Duration.ofMinutes(1));
        String site = ScriptedSession.SHOP.site();
        LocalDate yesterday = LocalDate.parse("2026-03-09");

        assertThat(bench.day(site, "feedback", yesterday).orElseThrow()).satisfies(row -> {
            assertThat(row.getComplete()).isTrue();
            assertThat(row.getSeen()).isEqualTo(25);
            assertThat(row.getExpected()).isEqualTo(25);
            assertThat(row.getWatermark()).isEqualTo(NOON);
        });
        assertThat(bench.day(site, "feedback", yesterday.plusDays(1))
                        .orElseThrow()
                        .getComplete())
                .isFalse();
    }

    @Test
    void shouldSayHowManyThePlatformCountsAndDoesNotSendUntilALookBackFindsThem() {
        tellTwoDays();
        withheld = 2;
        bench.runFor(Duration.ofMinutes(1));
        String site = ScriptedSession.SHOP.site();
        LocalDate first = LocalDate.parse("2026-03-08");

        assertThat(bench.state("reviews").getMissing()).isEqualTo(2);
        assertThat(bench.day(site, "feedback", first).orElseThrow())
                .satisfies(row -> assertThat(row.getExpected()).isEqualTo(row.getSeen() + 2));
        withheld = 0;
        bench.runFor(Duration.ofHours(25));
        assertThat(bench.day(site, "feedback", first).orElseThrow())
                .satisfies(row -> assertThat(row.getExpected()).isEqualTo(row.getSeen()));
    }

    @Test
    void shouldKeepNoPersonalDataInTheRawRecord() {
        tellTwoDays();
        bench.runFor(Duration.ofMinutes(1));

        assertThat(bench.raw()).isNotEmpty().noneMatch(raw -> raw.getContent().contains("Ann"));
    }
}
