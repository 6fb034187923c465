package io.globalkpi.alert.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.alert.Samples;
import io.globalkpi.alert.SettableClock;
import io.globalkpi.schemas.reference.Clause;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.Level;
import io.globalkpi.schemas.reference.LevelAction;
import io.globalkpi.schemas.reference.OwnerShare;
import io.globalkpi.schemas.reference.Person;
import io.globalkpi.schemas.reference.Route;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.reference.Side;
import io.globalkpi.schemas.reference.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class LintTest {

    private static final Instant NOW = Instant.parse("2026-03-10T09:00:00Z");

    private final List<SpecificRecord> rows = new ArrayList<>(List.of(
            site(),
            Samples.ownedBy(Instant.EPOCH, new OwnerShare("maria", 10_000)),
            KpiDefinition.newBuilder(Samples.returnRate())
                    .setWindows(List.of("30d"))
                    .build()));

    @Test
    void shouldFindNothingWhereEverythingHasItsEnd() {
        assertThat(lint(Samples.returnRateRule(), maria("email"), toOwner("email", "return-*")))
                .isEmpty();
    }

    @Test
    void shouldFindRoutesThatNothingReaches() {
        Route critical = Route.newBuilder(toOwner("email", "return-*"))
                .setRoute("watch-only")
                .setLevels(List.of("watch"))
                .build();

        assertThat(lint(
                        Samples.returnRateRule(),
                        maria("email"),
                        toOwner("email", "*"),
                        toOwner("email", "acos-*"),
                        critical))
                .containsExactly(
                        "error: route to acos-*: it is never reached: no rule that is on tells of such a breach",
                        "error: route watch-only: it is never reached: no rule that is on tells of such a breach");
    }

    @Test
    void shouldFindRoutesWithNobodyAtTheirEnd() {
        assertThat(lint(Samples.returnRateRule(), maria("email"), toOwner("dingtalk", "*")))
                .contains("error: route to *: no owner has an address on dingtalk")
                .contains("note: rule return-rate-high: only the console hears of it for amazon-de/acme");
    }

    @Test
    void shouldFindRulesThatNeverFire() {
        Rule nowhere = Rule.newBuilder(Samples.returnRateRule())
                .setRule("nowhere")
                .setScopeIds(List.of("ebay-*"))
                .build();
        Rule beyond = Rule.newBuilder(Samples.returnRateRule())
                .setRule("beyond")
                .setLevels(List.of(Samples.level("warning", 3, 2.5, 0)))
                .build();
        Rule unpublished = Rule.newBuilder(Samples.returnRateRule())
                .setRule("unpublished")
                .setWindow("1h")
                .build();
        Rule never = Rule.newBuilder(Samples.returnRateRule())
                .setRule("never")
                .setAll(List.of(clause(Side.ABOVE, 5), clause(Side.BELOW, 4)))
                .build();

        assertThat(lint(nowhere, beyond, unpublished, never, maria("email"), toOwner("email", "*")))
                .containsExactly(
                        "error: rule nowhere: it never fires: no scope is of types [SITE, OWNER] and ids [ebay-*]",
                        "error: rule beyond: warning never fires: a proportion is never beyond 3.0",
                        "error: rule unpublished: it never fires: return_rate is not published for 1h",
                        "error: rule never: it never fires: its conditions on sessions cannot all hold");
    }

    @Test
    void shouldFindRulesThatTellNobody() {
        Level quiet = Level.newBuilder(Samples.level("watch", 0.03, 0.02, 0))
                .setAction(LevelAction.DASHBOARD)
                .build();
        Rule rule = Rule.newBuilder(Samples.returnRateRule())
                .setLevels(List.of(quiet))
                .build();

        assertThat(lint(rule))
                .containsExactly("note: rule return-rate-high: every level is for the dashboard: nobody is told");
    }

    @Test
    void shouldFindSitesNobodyAnswersForAndOwnersNobodyIs() {
        rows.remove(1);
        rows.add(Site.newBuilder(site()).setSite("amazon-de/other").build());
        rows.add(Samples.ownedBy(Instant.EPOCH, new OwnerShare("ghost", 10_000)));

        assertThat(lint(Samples.returnRateRule(), maria("email"), toOwner("email", "*")))
                .contains("error: site amazon-de/other: nobody answers for it today (ownership.yaml)")
                .contains("error: owner ghost: routes tell owners, but no person in people.yaml is this one");
    }

    private List<String> lint(SpecificRecord... more) {
        rows.addAll(List.of(more));
        return Lint.of(Samples.reference(rows.toArray(SpecificRecord[]::new)), new SettableClock(NOW)).stream()
                .map(Finding::toString)
                .toList();
    }

    private static Clause clause(Side side, double value) {
        return new Clause("sessions", side, value);
    }

    private static Site site() {
        return Site.newBuilder()
                .setSite(Samples.SITE)
                .setName("Acme Germany")
                .setPlatform("amazon")
                .setMarket("DE")
                .setCurrency("EUR")
                .setZone("Europe/Berlin")
                .setOpenedOn(LocalDate.EPOCH)
                .build();
    }

    private static Person maria(String channel) {
        return Person.newBuilder()
                .setPerson("maria")
                .setName("Maria")
                .setOwner("maria")
                .setAddresses(Map.of(channel, "maria@example.com"))
                .build();
    }

    private static Route toOwner(String channel, String rules) {
        return Route.newBuilder()
                .setRoute("to " + rules)
                .setRules(List.of(rules))
                .setChannel(channel)
                .setDestination("{owner}")
                .build();
    }
}
