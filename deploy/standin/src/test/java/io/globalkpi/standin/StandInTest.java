package io.globalkpi.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandInTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private final Weather weather = Weather.fair();

    @Test
    void shouldHandTheDeskWhatWasSentByteForByte() throws Exception {
        try (StandIn standIn = StandIn.open(ask -> Served.json(Map.of()), weather)) {
            get(standIn, "/orders?filter=a%20b&filter=%5B1..2%5D&cursor=x%2By");
            Ask ask = standIn.asked().get(0);

            assertThat(ask.path()).isEqualTo("/orders");
            assertThat(ask.rawQuery()).isEqualTo("filter=a%20b&filter=%5B1..2%5D&cursor=x%2By");
            assertThat(ask.all("filter")).containsExactly("a b", "[1..2]");
            assertThat(ask.query("cursor")).contains("x+y");
        }
    }

    @Test
    void shouldBreakConnectionsAndStandStillInAnOutage() throws Exception {
        try (StandIn standIn = StandIn.open(ask -> Served.json("{\"ok\":true}"), weather)) {
            weather.next(Served.broken(Served.Broken.RESET)).next(Served.broken(Served.Broken.CUT));
            assertThatIOException().isThrownBy(() -> get(standIn, "/1"));
            assertThatIOException().isThrownBy(() -> get(standIn, "/2"));

            weather.outage(true);
            assertThat(get(standIn, "/3").statusCode()).isEqualTo(503);
            weather.outage(false);
            assertThat(get(standIn, "/4").body()).isEqualTo("{\"ok\":true}");
        }
    }

    @Test
    void shouldGiveTokensByTheClock() {
        SteeredClock clock = new SteeredClock(NOON);
        Buckets buckets = new Buckets(clock);
        assertThat(buckets.take("orders", 2, Duration.ofMinutes(3))).isTrue();
        assertThat(buckets.take("orders", 2, Duration.ofMinutes(3))).isTrue();
        assertThat(buckets.take("orders", 2, Duration.ofMinutes(3))).isFalse();

        clock.advance(Duration.ofMinutes(3));
        assertThat(buckets.take("orders", 2, Duration.ofMinutes(3))).isTrue();
        assertThat(buckets.refused()).isEqualTo(1);
    }

    @Test
    void shouldEndAccessAndRefuseARefreshTokenThatWasUsed() {
        SteeredClock clock = new SteeredClock(NOON);
        TokenOffice office = new TokenOffice(clock, Duration.ofHours(4), true, "first");
        TokenOffice.Pair pair = office.exchange("first").orElseThrow();

        assertThat(office.exchange("first")).isEmpty();
        assertThat(office.isGood(pair.access())).isTrue();
        clock.advance(Duration.ofHours(4));
        assertThat(office.isGood(pair.access())).isFalse();
        assertThat(office.exchange(pair.refresh())).isPresent();
    }

    private static HttpResponse<String> get(StandIn standIn, String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(standIn.url() + path)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
