package io.globalkpi.alert.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.alert.Breaches;
import io.globalkpi.alert.notify.link.Token;
import io.globalkpi.schemas.alert.Ack;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachState;
import io.globalkpi.schemas.reference.Person;
import io.globalkpi.schemas.reference.Route;
import io.globalkpi.schemas.reference.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Silences, explained breaches, quiet hours, repeats and escalations. */
class HoldingBackTest {

    private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
    private static final Route OPS = Route.newBuilder()
            .setRoute("r")
            .setChannel("slack")
            .setDestination("ops")
            .build();

    @Test
    void shouldTellWhatStillStandsWhenTheSilenceIsOver() {
        Plan plan = new Plan(NOW, OPS, silence().build());
        plan.heard(opened());
        assertThat(plan.notices.get(0).getError()).contains("silenced by s until", "maria: stocktaking");
        assertThat(plan.news()).containsExactly("SUPPRESSED change OPENED ops");

        plan.after(Duration.ofMinutes(59));
        assertThat(plan.news()).isEmpty();
        plan.after(Duration.ofMinutes(3));
        assertThat(plan.news()).containsExactly("PENDING after-hold OPENED ops");
        plan.after(Duration.ofHours(9));
        assertThat(plan.news()).isEmpty();
    }

    @Test
    void shouldTellNobodyWhatCameAndWentInSilence() {
        Plan plan = new Plan(NOW, OPS, silence().build());
        plan.heard(opened());
        plan.heard(ended());
        plan.after(Duration.ofHours(2));

        assertThat(plan.news()).containsExactly("SUPPRESSED change OPENED ops", "SUPPRESSED change RECOVERED ops");
        assertThat(plan.tellings).isEmpty();
    }

    @Test
    void shouldTellWhatRecoveredWhileSilencedWhenItsBeginningWasTold() {
        Plan plan = new Plan(NOW, OPS);
        plan.heard(opened());
        plan.apply(OPS, silence().build());
        plan.heard(ended());
        assertThat(plan.news()).containsExactly("PENDING change OPENED ops", "SUPPRESSED change RECOVERED ops");

        plan.after(Duration.ofHours(1));
        assertThat(plan.news()).containsExactly("PENDING after-hold RECOVERED ops");
        assertThat(plan.tellings).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "return-*, *, *, '', '', true",
        "acos-*, *, *, '', '', false",
        "*, SITE, amazon-de/*, '', '', true",
        "*, OWNER, amazon-de/*, '', '', false",
        "*, *, ebay-*, '', '', false",
        "*, *, *, return_rate, '', true",
        "*, *, *, roas, '', false",
        "*, *, *, '', warning, true",
        "*, *, *, '', critical, false"
    })
    void shouldSilenceByRuleScopeKpiAndLevel(
            String rule, String type, String scope, String kpi, String level, boolean silenced) {
        Silence silence = silence()
                .setRules(List.of(rule))
                .setScopeType(type)
                .setScopeId(scope)
                .setKpis(list(kpi))
                .setLevels(list(level))
                .build();
        Plan plan = new Plan(NOW, OPS, silence);
        plan.heard(opened());

        assertThat(plan.news()).containsExactly((silenced ? "SUPPRESSED" : "PENDING") + " change OPENED ops");
    }

    @Test
    void shouldNotTellWhatMissingDataExplainsUntilTheDataIsThere() {
        Plan plan = new Plan(NOW, OPS);
        plan.heard(gap(BreachState.OPENED));
        plan.heard(opened());
        assertThat(plan.news()).containsExactly("PENDING change OPENED ops", "SUPPRESSED change OPENED ops");

        plan.heard(gap(BreachState.RECOVERED));
        plan.after(Duration.ofSeconds(10));
        assertThat(plan.news()).containsExactly("PENDING change RECOVERED ops", "PENDING after-hold OPENED ops");
    }

    @Test
    void shouldTellTheEndEvenIfMissingDataExplainsIt() {
        Plan plan = new Plan(NOW, OPS);
        plan.heard(opened());
        plan.heard(gap(BreachState.OPENED));
        plan.news();
        plan.heard(ended());

        assertThat(plan.news()).containsExactly("PENDING change RECOVERED ops");
    }

    @Test
    void shouldNotTellTheMildWhenAnotherRuleOfTheKpiIsCritical() {
        Plan plan = new Plan(NOW, OPS);
        plan.heard(Breach.newBuilder(Breaches.breach(BreachState.OPENED, "critical", 1))
                .setBreach("other")
                .setRule("other")
                .build());
        plan.heard(opened());

        assertThat(plan.news()).containsExactly("PENDING change OPENED ops", "SUPPRESSED change OPENED ops");
    }

    @Test
    void shouldLetQuietHoursPassUnlessItIsCritical() {
        Person maria = person("maria").setQuiet(List.of("09:00-13:00")).build();
        Plan plan = new Plan(NOW, toOwner().build(), maria);
        plan.heard(opened());
        plan.heard(Breach.newBuilder(Breaches.breach(BreachState.OPENED, "critical", 1))
                .setBreach("other")
                .setKpi("roas")
                .build());

        assertThat(plan.notices.get(0).getNextAttemptAt()).isEqualTo(Instant.parse("2026-03-10T12:00:00Z"));
        assertThat(plan.notices.get(1).getNextAttemptAt()).isNull();
    }

    @Test
    void shouldTellAgainWhileItStands() {
        Route again = Route.newBuilder(OPS).setRepeatMinutes(240).build();
        Plan plan = new Plan(NOW, again);
        plan.heard(opened());
        plan.after(Duration.ofMinutes(239));
        assertThat(plan.news()).containsExactly("PENDING change OPENED ops");
        plan.after(Duration.ofMinutes(1));
        plan.after(Duration.ofHours(4));
        assertThat(plan.notices)
                .doesNotHaveDuplicates()
                .extracting(notice -> notice.getNotice())
                .doesNotHaveDuplicates();
        assertThat(plan.news()).containsExactly("PENDING repeat OPENED ops", "PENDING repeat OPENED ops");

        plan.heard(ended());
        plan.after(Duration.ofDays(2));
        assertThat(plan.news()).containsExactly("PENDING change RECOVERED ops");
    }

    @Test
    void shouldTellTheManagerOnceAndTheEndToo() {
        Person maria = person("maria").setManager("chief").build();
        Person chief = Person.newBuilder()
                .setPerson("chief")
                .setName("Chief")
                .setAddresses(Map.of("email", "chief@example.com"))
                .build();
        Plan plan = new Plan(NOW, toOwner().setEscalateMinutes(30).build(), maria, chief);
        plan.heard(opened());
        plan.after(Duration.ofMinutes(29));
        assertThat(plan.news()).containsExactly("PENDING change OPENED maria@example.com");
        plan.after(Duration.ofMinutes(1));
        plan.after(Duration.ofMinutes(30));
        assertThat(plan.news()).containsExactly("PENDING escalation OPENED chief@example.com");

        plan.heard(ended());
        assertThat(plan.news())
                .containsExactly(
                        "PENDING change RECOVERED maria@example.com", "PENDING change RECOVERED chief@example.com");
    }

    @Test
    void shouldTellTheManagerHoweverOftenItWasRepeated() {
        Person maria = person("maria").setManager("sora").build();
        Person sora = person("sora").build();
        Route route = toOwner().setRepeatMinutes(20).setEscalateMinutes(50).build();
        Plan plan = new Plan(NOW, route, maria, sora);
        plan.heard(opened());
        for (int i = 0; i < 3; i++) {
            plan.after(Duration.ofMinutes(20));
        }

        assertThat(plan.news()).containsOnlyOnce("PENDING escalation OPENED sora@example.com");
    }

    @Test
    void shouldRemindNobodyOfWhatSomebodyHasTakenOn() {
        Route again = Route.newBuilder(OPS)
                .setRepeatMinutes(60)
                .setEscalateMinutes(30)
                .build();
        Plan plan = new Plan(
                NOW,
                again,
                Route.newBuilder(again).setRoute("b").setDestination("all").build());
        plan.heard(opened());
        plan.answered(ack("ops").build());
        plan.news();
        plan.after(Duration.ofHours(9));
        assertThat(plan.news()).isEmpty();

        plan.heard(Breaches.breach(BreachState.ESCALATED, "critical", 2));
        plan.news();
        plan.after(Duration.ofHours(1));
        assertThat(plan.news())
                .containsExactlyInAnyOrder("PENDING repeat ESCALATED ops", "PENDING repeat ESCALATED all");
    }

    @Test
    void shouldSilenceABreachForWhomeverAskedForIt() {
        Plan plan = new Plan(
                NOW,
                OPS,
                Route.newBuilder(OPS).setRoute("b").setDestination("all").build());
        plan.heard(opened());
        plan.answered(ack("ops").setSilencedUntil(NOW.plus(Duration.ofHours(4))).build());
        plan.news();
        plan.heard(Breaches.breach(BreachState.ESCALATED, "critical", 2));
        assertThat(plan.news()).containsExactly("SUPPRESSED change ESCALATED ops", "PENDING change ESCALATED all");

        plan.after(Duration.ofHours(4));
        assertThat(plan.news()).containsExactly("PENDING after-hold ESCALATED ops");
    }

    private static Ack.Builder ack(String room) {
        return Ack.newBuilder()
                .setBreach(opened().getBreach())
                .setPerson("slack:" + room)
                .setAnswer("real")
                .setChannel("link")
                .setAt(NOW)
                .setRecipient(Token.recipient("slack", room, null));
    }

    private static Breach opened() {
        return Breaches.opened();
    }

    private static Breach ended() {
        return Breach.newBuilder(Breaches.breach(BreachState.RECOVERED, "warning", 2))
                .setEndedAt(NOW)
                .build();
    }

    private static Breach gap(BreachState state) {
        return Breach.newBuilder(opened())
                .setBreach("gap")
                .setRule("data-gap")
                .setKpi("completeness")
                .setState(state)
                .setEndedAt(state == BreachState.RECOVERED ? NOW : null)
                .build();
    }

    private static Silence.Builder silence() {
        return Silence.newBuilder()
                .setSilence("s")
                .setScopeType("*")
                .setScopeId("*")
                .setFrom(NOW.minusSeconds(60))
                .setUntil(NOW.plusSeconds(3600))
                .setAuthor("maria")
                .setReason("stocktaking");
    }

    private static Route.Builder toOwner() {
        return Route.newBuilder().setRoute("r").setChannel("email").setDestination("{owner}");
    }

    private static Person.Builder person(String id) {
        return Person.newBuilder()
                .setPerson(id)
                .setName(id)
                .setOwner(id)
                .setZone("Europe/Berlin")
                .setAddresses(Map.of("email", id + "@example.com"));
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : List.of(text);
    }
}
