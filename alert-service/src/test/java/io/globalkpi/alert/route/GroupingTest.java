package io.globalkpi.alert.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.alert.Breaches;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachState;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.reference.Person;
import io.globalkpi.schemas.reference.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What comes within a quarter of an hour about one owner is planned as one message. */
class GroupingTest {

    private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
    private static final Route OPS = route("r", 15);

    @Test
    void shouldCollectByOwnerAndSpan() {
        Plan plan = new Plan(NOW, OPS);
        plan.heard(breach("a", "maria", "warning"));
        plan.heard(breach("b", "maria", "warning"));
        plan.heard(breach("c", "ben", "warning"));
        plan.after(Duration.ofMinutes(15));
        plan.heard(breach("d", "maria", "warning"));

        List<Notice> notices = plan.notices;
        assertThat(notices.get(0).getGroup())
                .startsWith("maria|")
                .isEqualTo(notices.get(1).getGroup())
                .isNotEqualTo(notices.get(3).getGroup());
        assertThat(notices.get(2).getGroup()).startsWith("ben|");
        assertThat(notices.get(0).getNextAttemptAt()).isBetween(NOW, NOW.plus(Duration.ofMinutes(15)));
        assertThat(Duration.between(
                        notices.get(0).getNextAttemptAt(), notices.get(3).getNextAttemptAt()))
                .isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void shouldNotLetWhatIsCriticalWait() {
        Plan plan = new Plan(NOW, OPS);
        plan.heard(breach("a", "maria", "critical"));

        assertThat(plan.notices).singleElement().satisfies(notice -> {
            assertThat(notice.getGroup()).isNull();
            assertThat(notice.getNextAttemptAt()).isNull();
        });
    }

    @Test
    void shouldTellAtOnceWhomAnotherRouteTellsAtOnce() {
        Plan plan = new Plan(NOW, OPS, route("other", 0));
        plan.heard(breach("a", "maria", "warning"));

        assertThat(plan.notices)
                .singleElement()
                .satisfies(notice -> assertThat(notice.getGroup()).isNull());
    }

    @Test
    void shouldNotTellAllOwnersInTheSameMinute() {
        Plan plan = new Plan(NOW, OPS);
        for (int i = 0; i < 20; i++) {
            plan.heard(breach("b" + i, "owner" + i, "warning"));
        }

        Set<Instant> ends = plan.notices.stream().map(Notice::getNextAttemptAt).collect(Collectors.toSet());
        assertThat(ends).hasSizeGreaterThan(15);
    }

    @Test
    void shouldWaitForTheEndOfQuietHoursToo() {
        Person maria = Person.newBuilder()
                .setPerson("maria")
                .setName("Maria")
                .setOwner("maria")
                .setQuiet(List.of("09:00-13:00"))
                .setAddresses(Map.of("slack", "ops"))
                .build();
        Route toOwner = Route.newBuilder(OPS).setDestination("{owner}").build();
        Plan plan = new Plan(NOW, toOwner, maria);
        plan.heard(breach("a", "maria", "warning"));

        assertThat(plan.notices.get(0).getNextAttemptAt()).isEqualTo(Instant.parse("2026-03-10T13:00:00Z"));
    }

    private static Route route(String id, int minutes) {
        return Route.newBuilder()
                .setRoute(id)
                .setChannel("slack")
                .setDestination("ops")
                .setGroupMinutes(minutes)
                .build();
    }

    private static Breach breach(String id, String owner, String level) {
        return Breach.newBuilder(Breaches.breach(BreachState.OPENED, level, 1))
                .setBreach(id)
                .setScopeId(id)
                .setOwners(List.of(owner))
                .build();
    }
}
