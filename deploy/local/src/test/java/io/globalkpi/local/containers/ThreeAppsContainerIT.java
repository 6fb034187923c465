package io.globalkpi.local.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.globalkpi.ingest.reference.ReferenceApply;
import io.globalkpi.ingest.reference.ReferencePlan;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachState;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.alert.NoticeState;
import io.globalkpi.schemas.serde.ConfluentSchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From a pushed order to a notice, through the three services and the broker and registry of their images. */
@Tag("container")
@Timeout(300)
class ThreeAppsContainerIT {

    private static final Topics TOPICS = new Topics(3);
    private static final Path DEFAULTS = Path.of("..", "config", "defaults");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    private static Path directory;

    private static BrokerAndRegistry world;
    private static ThreeApps apps;
    private static Published published;

    /** Services first, as an orchestrator may start them: they wait for what is applied later. */
    @BeforeAll
    static void startAndPush() throws Exception {
        Engine.skipUnlessItHas(ThreeAppsContainerIT.class, BrokerAndRegistry.BROKER, BrokerAndRegistry.REGISTRY);
        world = BrokerAndRegistry.start();
        apps = new ThreeApps(world, 3, directory);
        apps.start();
        assertThat(apps.streams().ask("/ready").statusCode()).isEqualTo(503);
        TwoSites business = new TwoSites(Instant.now());
        apply(business.write(directory.resolve("reference")));
        eventually()
                .until(() -> apps.ingest().isReady()
                        && apps.streams().isReady()
                        && apps.alert().isReady());
        push(business);
        published = new Published(world, TOPICS);
    }

    private static void apply(Path files) {
        ReferenceApply reference = new ReferenceApply(
                Map.of("bootstrap.servers", world.bootstrap()),
                ConfluentSchemaRegistry.of(world.registryUrl()),
                TOPICS,
                Clock.systemUTC());
        ReferencePlan plan = reference.plan(DEFAULTS, files);
        assertThat(plan.problems()).isEmpty();
        reference.apply(plan, "test", false);
    }

    /** A mistaken telling first, and the orders twice: the numbers must not show it. */
    private static void push(TwoSites business) {
        Endpoint intake = apps.ingest();
        for (String orders : List.of(business.mistakenOrder(), business.orders(), business.orders())) {
            assertThat(intake.push("orders", orders)).returns(200, answer -> answer.statusCode());
        }
        assertThat(intake.push("returns", business.returns())).returns(200, answer -> answer.statusCode());
    }

    @AfterAll
    static void stop() {
        try (var last = world;
                var then = apps;
                var first = published) {
            // In reverse order; what never began is null and passed over.
        }
    }

    @Test
    void shouldPublishTheRatesOfSitesAndTheirOwners() {
        eventuallyOfTheWeek("site:" + TwoSites.US, "return_rate", "8/200");
        eventuallyOfTheWeek("site:" + TwoSites.GERMANY, "return_rate", "1/100");
        eventuallyOfTheWeek("owner:lin", "return_rate", "5.8/220");
        eventuallyOfTheWeek("owner:mo", "return_rate", "3.2/80");
        eventuallyOfTheWeek("company:acme", "return_rate", "9/300");
    }

    @Test
    void shouldPublishMoneyInTheReportingCurrency() {
        eventuallyOfTheWeek("site:" + TwoSites.US, "gmv_local", "2000");
        eventuallyOfTheWeek("site:" + TwoSites.US, "gmv", "1600");
        eventuallyOfTheWeek("owner:lin", "gmv", "1960");
        eventuallyOfTheWeek("owner:mo", "gmv", "640");
        eventuallyOfTheWeek("company:acme", "gmv", "2600");
    }

    @Test
    void shouldTellOnceOfTheOneSiteWithTooManyReturns() {
        eventually().until(() -> !apps.console().isEmpty());
        eventually()
                .untilAsserted(() -> assertThat(published.notices())
                        .singleElement()
                        .returns(NoticeState.SENT, Notice::getState)
                        .returns("console", Notice::getChannel));

        assertThat(published.breaches())
                .singleElement()
                .returns("returns-of-a-week", Breach::getRule)
                .returns(TwoSites.US, Breach::getScopeId)
                .returns(BreachState.OPENED, Breach::getState)
                .returns(List.of("lin", "mo"), Breach::getOwners);
        assertThat(apps.console())
                .singleElement()
                .asString()
                .contains("Weekly return rate above 3 %", "Acme US", "4.00% = 8 / 200");
    }

    @Test
    void shouldBeAliveReadyAndMeasured() {
        for (Endpoint service : List.of(apps.ingest(), apps.streams(), apps.alert())) {
            assertThat(service.ask("/health").statusCode()).isEqualTo(200);
            assertThat(service.ask("/ready").statusCode()).isEqualTo(200);
        }
        assertThat(apps.ingest().ask("/metrics").body())
                .contains("ingest_events_published_total{kind=\"orders\"} 121.0");
        eventually()
                .untilAsserted(
                        () -> assertThat(apps.streams().ask("/metrics").body()).contains("kpi_events_total{"));
        eventually()
                .untilAsserted(() ->
                        assertThat(apps.alert().ask("/metrics").body()).contains("globalkpi_alert_breaches_total{"));
    }

    private static void eventuallyOfTheWeek(String scope, String kpi, String value) {
        eventually()
                .untilAsserted(() -> assertThat(published.ofTheWeek(scope, kpi))
                        .as("%s of %s", kpi, scope)
                        .containsExactly(value));
    }

    private static ConditionFactory eventually() {
        return await().atMost(PATIENCE).pollInSameThread().ignoreNoExceptions();
    }
}
