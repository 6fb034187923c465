package io.globalkpi.alert.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.alert.Breaches;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.alert.NoticeState;
import io.globalkpi.schemas.reference.Grant;
import io.globalkpi.schemas.reference.LevelAction;
import io.globalkpi.schemas.reference.Person;
import io.globalkpi.schemas.reference.Route;
import io.globalkpi.schemas.reference.Sensitivity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {

    private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
    private static final Recipient ROOM = new Recipient("slack", "ops", null);
    private static final Person MARIA = person("maria", "maria", Map.of("email", "maria@example.com"));
    private static final Person AGENCY = person("bob", "agency", Map.of("email", "bob@agency.example", "slack", "dm"));

    @Test
    void shouldTellNobodyOfALevelForTheDashboard() {
        Breach watch = Breach.newBuilder(Breaches.opened())
                .setAction(LevelAction.DASHBOARD)
                .build();

        assertThat(plan(watch)).isEmpty();
    }

    @Test
    void shouldGoToTheConsoleWhenNoRouteMatches() {
        Route other =
                route("other", "slack", "ops").setRules(List.of("acos-high")).build();

        assertThat(told(Breaches.opened())).containsExactly("console:console");
        assertThat(told(Breaches.opened(), other)).containsExactly("console:console");
    }

    @Test
    void shouldGoToEveryMatchingRouteOnce() {
        assertThat(told(
                        Breaches.opened(),
                        route("a", "slack", "ops").build(),
                        route("b", "slack", "ops").setRules(List.of("return-*")).build(),
                        route("c", "email", "team@example.com").build()))
                .containsExactlyInAnyOrder("slack:ops", "email:team@example.com");
    }

    @ParameterizedTest
    @CsvSource({
        "return-*, warning, SITE, amazon-*, true",
        "acos-*, warning, SITE, amazon-*, false",
        "return-*, critical, SITE, amazon-*, false",
        "return-*, warning, OWNER, amazon-*, false",
        "return-*, warning, SITE, ebay-*, false"
    })
    void shouldMatchRuleLevelAndScope(String rule, String level, String type, String scope, boolean matches) {
        Route route = route("a", "slack", "ops")
                .setRules(List.of(rule))
                .setLevels(List.of(level))
                .setScopeTypes(List.of(type))
                .setScopeIds(List.of(scope))
                .build();

        assertThat(told(Breaches.opened(), route)).containsExactly(matches ? "slack:ops" : "console:console");
    }

    @Test
    void shouldTellOwnersAtTheirOwnAddress() {
        assertThat(told(Breaches.opened(), route("a", "email", "{owner}").build(), MARIA, AGENCY))
                .containsExactlyInAnyOrder("email:maria@example.com:maria", "email:bob@agency.example:bob");
        assertThat(told(Breaches.opened(), route("a", "slack", "{owner}").build(), MARIA, AGENCY))
                .containsExactly("slack:dm:bob");
    }

    @Test
    void shouldTellThePersonsOfARouteBesideItsDestination() {
        Route route = route("a", "email", "team@example.com")
                .setPersons(List.of("bob"))
                .build();

        assertThat(told(Breaches.opened(), route, MARIA, AGENCY))
                .containsExactly("email:team@example.com", "email:bob@agency.example:bob");
    }

    @Test
    void shouldTellNobodyOfHistory() {
        Breach historic = Breach.newBuilder(Breaches.opened()).setHistoric(true).build();

        assertThat(plan(historic)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN,   nobody, SITE,  amazon-*, true,  true,  false",
        "OPEN,   maria,  SITE,  amazon-*, false, false, true",
        "OPEN,   maria,  SITE,  ebay-*,   true,  true,  false",
        "OPEN,   *,      *,     amazon-*, false, false, true",
        "MARGIN, nobody, SITE,  amazon-*, true,  true,  false",
        "MARGIN, maria,  SITE,  amazon-*, false, true,  true",
        "MARGIN, maria,  SITE,  amazon-*, true,  false, false",
        "COST,   maria,  SITE,  amazon-*, true,  false, true",
        "COST,   maria,  SITE,  amazon-*, false, true,  false",
        "MARGIN, maria,  OWNER, *,        false, true,  false",
        "MARGIN, maria,  SITE,  ebay-*,   false, true,  false",
        "MARGIN, *,      *,     *,        false, true,  true"
    })
    void shouldShowCostAndMarginToThoseWithAGrant(
            Sensitivity sensitivity,
            String person,
            String type,
            String scope,
            boolean cost,
            boolean margin,
            boolean may) {
        Grant grant = new Grant("g", person, type, scope, cost, margin);
        Breach breach =
                Breach.newBuilder(Breaches.opened()).setSensitivity(sensitivity).build();

        assertThat(new Permission(List.of(grant), List.of())
                        .mayRead(new Recipient("email", "maria@example.com", "maria"), breach))
                .isEqualTo(may);
    }

    @Test
    void shouldShowWhatIsOpenToAllUntilThereAreGrantsAndToOwnersAlways() {
        Grant elsewhere = new Grant("g", "*", "*", "ebay-*", true, true);
        Person stranger = Person.newBuilder(MARIA).setOwner(null).build();

        assertThat(new Permission(List.of(), List.of()).mayRead(ROOM, Breaches.opened()))
                .isTrue();
        assertThat(new Permission(List.of(elsewhere), List.of()).mayRead(ROOM, Breaches.opened()))
                .isFalse();
        assertThat(new Permission(List.of(elsewhere), List.of()).mayRead(Recipient.CONSOLE, Breaches.opened()))
                .isTrue();
        assertThat(new Permission(List.of(elsewhere), List.of(MARIA))
                        .mayRead(new Recipient("email", "maria@example.com", "maria"), Breaches.opened()))
                .isTrue();
        assertThat(new Permission(List.of(elsewhere), List.of(stranger))
                        .mayRead(new Recipient("email", "maria@example.com", "maria"), Breaches.opened()))
                .isFalse();
    }

    @Test
    void shouldRecordWhatARecipientMayNotReadAsSuppressed() {
        Breach margin = Breach.newBuilder(Breaches.opened())
                .setSensitivity(Sensitivity.MARGIN)
                .build();
        Grant grant = new Grant("g", "maria", "*", "*", false, true);

        List<Notice> notices = plan(margin, route("a", "email", "{owner}").build(), MARIA, AGENCY, grant);

        assertThat(notices)
                .extracting(Notice::getPerson, Notice::getState)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("maria", NoticeState.PENDING),
                        org.assertj.core.groups.Tuple.tuple("bob", NoticeState.SUPPRESSED));
        assertThat(plan(margin)).extracting(Notice::getState).containsExactly(NoticeState.SUPPRESSED);
    }

    private static List<String> told(Breach breach, SpecificRecord... rows) {
        return plan(breach, rows).stream()
                .map(notice -> notice.getChannel() + ":" + notice.getDestination()
                        + (notice.getPerson() == null ? "" : ":" + notice.getPerson()))
                .toList();
    }

    private static List<Notice> plan(Breach breach, SpecificRecord... rows) {
        Plan plan = new Plan(NOW, rows);
        plan.heard(breach);
        return plan.notices;
    }

    private static Route.Builder route(String id, String channel, String destination) {
        return Route.newBuilder().setRoute(id).setChannel(channel).setDestination(destination);
    }

    private static Person person(String id, String owner, Map<String, String> addresses) {
        return Person.newBuilder()
                .setPerson(id)
                .setName(id)
                .setOwner(owner)
                .setAddresses(addresses)
                .build();
    }
}
