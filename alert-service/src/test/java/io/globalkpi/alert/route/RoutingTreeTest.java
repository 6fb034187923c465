package io.globalkpi.alert.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.alert.Breaches;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.Person;
import io.globalkpi.schemas.reference.Route;
import io.globalkpi.schemas.reference.Site;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingTreeTest {

    private static final Site ACME = Site.newBuilder()
            .setSite("amazon-de/acme")
            .setName("Acme Germany")
            .setPlatform("amazon")
            .setMarket("DE")
            .setCurrency("EUR")
            .setZone("Europe/Berlin")
            .setOpenedOn(LocalDate.EPOCH)
            .build();
    private static final Whereabouts WHEREABOUTS = new Whereabouts(List.of(ACME));

    @ParameterizedTest
    @CsvSource({
        "return_*, *, *, *, true",
        "roas, *, *, *, false",
        "*, maria, *, *, true",
        "*, agency, *, *, true",
        "*, ben, *, *, false",
        "*, *, amazon, *, true",
        "*, *, ebay, *, false",
        "*, *, *, DE, true",
        "*, *, *, US, false"
    })
    void shouldMatchKpiOwnerPlatformAndMarket(
            String kpi, String owner, String platform, String market, boolean matches) {
        Route route = route("r")
                .setKpis(List.of(kpi))
                .setOwners(List.of(owner))
                .setPlatforms(List.of(platform))
                .setMarkets(List.of(market))
                .build();

        assertThat(taken(Breaches.opened(), route)).isEqualTo(matches ? List.of("r") : List.of());
    }

    @Test
    void shouldKnowTheMarketOfAMarketAndOfASku() {
        Route german = route("german").setMarkets(List.of("DE")).build();

        assertThat(taken(scope(ScopeType.MARKET, "DE"), german)).containsExactly("german");
        assertThat(taken(scope(ScopeType.MARKET, "US"), german)).isEmpty();
        assertThat(taken(scope(ScopeType.SKU, "amazon-de/acme|S1"), german)).containsExactly("german");
        assertThat(taken(scope(ScopeType.OWNER, "maria"), german)).isEmpty();
    }

    @Test
    void shouldTakeTheDeepestBranchInsteadOfItsStem() {
        Route all = route("all").build();
        Route german = route("german").setUnder("all").setMarkets(List.of("DE")).build();
        Route critical = route("critical")
                .setUnder("german")
                .setLevels(List.of("critical"))
                .build();
        Route french = route("french").setUnder("all").setMarkets(List.of("FR")).build();

        assertThat(taken(Breaches.opened(), all, german, critical, french)).containsExactly("german");
        assertThat(taken(scope(ScopeType.MARKET, "US"), all, german, critical, french))
                .containsExactly("all");
        assertThat(taken(
                        Breach.newBuilder(Breaches.opened())
                                .setLevel("critical")
                                .build(),
                        all,
                        german,
                        critical,
                        french))
                .containsExactly("critical");
    }

    @Test
    void shouldTakeNoBranchWhoseStemDoesNotMatchOrIsNotThere() {
        Route french = route("french").setMarkets(List.of("FR")).build();
        Route branch = route("branch").setUnder("french").build();
        Route lost = route("lost").setUnder("nowhere").build();
        Route round = route("round").setUnder("round").build();

        assertThat(taken(Breaches.opened(), french, branch, lost, round)).isEmpty();
    }

    @Test
    void shouldTellEverybodyOfARoleAndTeam() {
        List<Person> people = List.of(
                person("ann", "agency", "dach"), person("bob", "agency", "uk"), person("eva", "manager", "dach"));
        Route agencies =
                route("r").setDestination("").setRoles(List.of("agency")).build();
        Route german = Route.newBuilder(agencies).setTeams(List.of("dach")).build();

        assertThat(told(agencies, people)).containsExactly("ann", "bob");
        assertThat(told(german, people)).containsExactly("ann");
    }

    private static List<String> told(Route route, List<Person> people) {
        Router router = new Router(new RoutingTree(List.of(route), WHEREABOUTS), people);
        return router.hearing(Breaches.opened()).keySet().stream()
                .map(Recipient::person)
                .toList();
    }

    private static List<String> taken(Breach breach, Route... routes) {
        return new RoutingTree(List.of(routes), WHEREABOUTS)
                .taken(breach).stream().map(Route::getRoute).toList();
    }

    private static Route.Builder route(String id) {
        return Route.newBuilder().setRoute(id).setChannel("slack").setDestination(id);
    }

    private static Person person(String id, String role, String team) {
        return Person.newBuilder()
                .setPerson(id)
                .setName(id)
                .setRole(role)
                .setTeam(team)
                .setAddresses(Map.of("slack", id))
                .build();
    }

    private static Breach scope(ScopeType type, String id) {
        return Breach.newBuilder(Breaches.opened())
                .setScopeType(type)
                .setScopeId(id)
                .build();
    }
}
