package io.globalkpi.alert.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.alert.Breaches;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachState;
import io.globalkpi.schemas.reference.Person;
import io.globalkpi.schemas.reference.Route;
import io.globalkpi.schemas.reference.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A silence of a day: its author hears before it ends, everybody the first value after it. */
class SilenceEndTest {

    private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
    private static final Instant UNTIL = NOW.plus(Duration.ofDays(1));
    private static final Route OPS = Route.newBuilder()
            .setRoute("r")
            .setChannel("slack")
            .setDestination("ops")
            .build();
    private static final Person MARIA = Person.newBuilder()
            .setPerson("maria")
            .setName("Maria")
            .setAddresses(Map.of("email", "maria@example.com"))
            .build();

    @Test
    void shouldRemindTheAuthorOnceAnHourBeforeItEnds() {
        Plan plan = silenced(MARIA);
        plan.after(Duration.ofHours(22));
        assertThat(plan.news()).isEmpty();

        plan.after(Duration.ofHours(1));
        assertThat(plan.news()).containsExactly("PENDING silence-ends OPENED maria@example.com");
        plan.after(Duration.ofMinutes(30));
        assertThat(plan.news()).isEmpty();
    }

    @Test
    void shouldRemindAgainWhenItWasProlonged() {
        Plan plan = silenced(MARIA);
        plan.after(Duration.ofHours(23));
        plan.news();
        plan.apply(OPS, MARIA, silence(UNTIL.plus(Duration.ofDays(1))));
        plan.after(Duration.ofHours(1));
        assertThat(plan.news()).isEmpty();

        plan.after(Duration.ofHours(23));
        assertThat(plan.news()).containsExactly("PENDING silence-ends OPENED maria@example.com");
    }

    @Test
    void shouldRemindTheReaderWhenTheAuthorIsNoPerson() {
        Plan plan = silenced();
        plan.after(Duration.ofHours(23));

        assertThat(plan.news()).containsExactly("PENDING silence-ends OPENED ops");
    }

    @Test
    void shouldTellTheFirstValueAfterItAndNotTheOneBefore() {
        Plan plan = silenced(MARIA);
        plan.after(Duration.ofHours(23));
        plan.news();
        plan.after(Duration.ofHours(1));
        assertThat(plan.news()).isEmpty();

        plan.heard(first(0.061));
        assertThat(plan.notices).singleElement().satisfies(notice -> {
            assertThat(notice.getKind()).isEqualTo("after-hold");
            assertThat(notice.getContent().getValue()).isEqualTo(0.061);
        });
        plan.news();
        plan.after(Duration.ofHours(5));
        assertThat(plan.news()).isEmpty();
    }

    @Test
    void shouldTellTheFirstValueToThoseWhoKnewBefore() {
        Plan plan = new Plan(NOW, OPS);
        plan.heard(Breaches.opened());
        plan.news();
        plan.apply(OPS, silence(UNTIL));
        plan.after(Duration.ofDays(1));

        plan.heard(first(0.061));
        assertThat(plan.news()).containsExactly("PENDING after-hold UPDATED ops");
    }

    private static Plan silenced(Person... people) {
        Plan plan =
                people.length == 0 ? new Plan(NOW, OPS, silence(UNTIL)) : new Plan(NOW, OPS, silence(UNTIL), people[0]);
        plan.heard(Breaches.opened());
        assertThat(plan.news()).containsExactly("SUPPRESSED change OPENED ops");
        return plan;
    }

    private static Breach first(double value) {
        return Breach.newBuilder(Breaches.breach(BreachState.UPDATED, "warning", 2))
                .setReason("silence-over")
                .setValue(value)
                .build();
    }

    private static Silence silence(Instant until) {
        return Silence.newBuilder()
                .setSilence("s")
                .setScopeType("*")
                .setScopeId("*")
                .setFrom(NOW.minusSeconds(60))
                .setUntil(until)
                .setAuthor("maria")
                .setReason("stocktaking")
                .build();
    }
}
