package io.globalkpi.alert.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.alert.Breaches;
import io.globalkpi.alert.Samples;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachState;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.Route;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.reference.Site;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Breaches of other scopes and partitions: one that explains, and many of which some are chance. */
class ElsewhereTest {

    private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
    private static final Route OPS = Route.newBuilder()
            .setRoute("r")
            .setChannel("slack")
            .setDestination("ops")
            .build();

    @ParameterizedTest
    @CsvSource({
        "COMPANY, acme, return_rate, SITE, true",
        "COMPANY, acme, return_rate, OWNER, false",
        "COMPANY, acme, roas, SITE, false",
        "MARKET, DE, return_rate, SITE, true",
        "MARKET, US, return_rate, SITE, false",
        "PLATFORM, amazon, return_rate, SITE, true",
        "OWNER, maria, return_rate, SITE, true",
        "OWNER, ben, return_rate, SITE, false"
    })
    void shouldHoldBackWhatAWiderScopeExplains(ScopeType type, String id, String kpi, String explains, boolean held) {
        Plan plan = new Plan(NOW, OPS, site("amazon-de/acme"));
        plan.heardElsewhere(wide(type, id, kpi, explains, BreachState.OPENED));
        plan.heard(Breaches.opened());

        assertThat(plan.news()).containsExactly((held ? "SUPPRESSED" : "PENDING") + " change OPENED ops");
    }

    @Test
    void shouldTellWhatStillStandsWhenTheWiderIsOver() {
        Plan plan = new Plan(NOW, OPS, site("amazon-de/acme"));
        plan.heardElsewhere(wide(ScopeType.COMPANY, "acme", "return_rate", "SITE", BreachState.OPENED));
        plan.heard(Breaches.opened());
        plan.news();
        plan.heardElsewhere(wide(ScopeType.COMPANY, "acme", "return_rate", "SITE", BreachState.RECOVERED));
        plan.after(Duration.ofSeconds(10));

        assertThat(plan.news()).containsExactly("PENDING after-hold OPENED ops");
    }

    /** One of a hundred looks with a chance of one in 250 is likely to be chance; of ten such at once few are. */
    @Test
    void shouldTellWhatMayBeChanceOnlyWhenEnoughStandsBesideIt() {
        Plan plan = new Plan(NOW, hundredSites());
        plan.heardElsewhere(chance("shop-0", 0.004));
        plan.heard(chance("shop-0", 0.004));
        assertThat(plan.notices.get(0).getError())
                .isEqualTo("may be chance: one in 250, and among 100 looks one in 2000 counts");
        plan.news();

        IntStream.range(1, 10).forEach(i -> plan.heardElsewhere(chance("shop-" + i, 0.004)));
        plan.after(Duration.ofSeconds(10));
        assertThat(plan.news()).containsExactly("PENDING after-hold OPENED ops");
    }

    @Test
    void shouldTellWhenAnotherDayMakesItSure() {
        Plan plan = new Plan(NOW, hundredSites());
        plan.heard(chance("shop-0", 0.004));
        plan.news();
        plan.heard(Breach.newBuilder(chance("shop-0", 0.0001))
                .setState(BreachState.UPDATED)
                .setReason("looked-again")
                .setSequence(2)
                .build());
        assertThat(plan.news()).isEmpty();
        plan.after(Duration.ofSeconds(10));

        assertThat(plan.news()).containsExactly("PENDING after-hold UPDATED ops");
    }

    private static SpecificRecord[] hundredSites() {
        Rule rule = Rule.newBuilder(Samples.returnRateRule())
                .setScopeTypes(List.of("SITE"))
                .setFalseDiscovery(0.05)
                .build();
        return Stream.concat(Stream.of(OPS, rule), IntStream.range(0, 100).mapToObj(i -> site("shop-" + i)))
                .toArray(SpecificRecord[]::new);
    }

    private static Breach chance(String site, double chance) {
        return Breach.newBuilder(Breaches.opened())
                .setBreach(site)
                .setScopeId(site)
                .setChance(chance)
                .setFalseDiscovery(0.05)
                .build();
    }

    private static Breach wide(ScopeType type, String id, String kpi, String explains, BreachState state) {
        return Breach.newBuilder(Breaches.breach(state, "warning", 1))
                .setBreach("wide")
                .setScopeType(type)
                .setScopeId(id)
                .setKpi(kpi)
                .setExplains(List.of(explains))
                .setEndedAt(state == BreachState.RECOVERED ? NOW : null)
                .build();
    }

    private static Site site(String id) {
        return Site.newBuilder()
                .setSite(id)
                .setName(id)
                .setPlatform("amazon")
                .setMarket("DE")
                .setCurrency("EUR")
                .setZone("Europe/Berlin")
                .setOpenedOn(LocalDate.EPOCH)
                .build();
    }
}
