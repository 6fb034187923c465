package io.globalkpi.alert.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.alert.Breaches;
import io.globalkpi.alert.SettableClock;
import io.globalkpi.alert.notify.text.Names;
import io.globalkpi.alert.notify.text.Template;
import io.globalkpi.alert.notify.text.Templates;
import io.globalkpi.alert.route.Plan;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachState;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.alert.NoticeState;
import io.globalkpi.schemas.reference.Grant;
import io.globalkpi.schemas.reference.Person;
import io.globalkpi.schemas.reference.Route;
import io.globalkpi.schemas.reference.Sensitivity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/**
 * Over thousands of generated worlds: whatever message, digest or escalation is made, none names a scope its reader may
 * not see. Judged by a second reading of the rule, on the rendered texts.
 */
class PermissionHoldsTest {

    private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
    private static final int WORLDS = 1_500;
    private static final String[] PEOPLE = {"ann", "bob", "cai", "dan"};
    private static final String[] SCOPES = {"amazon-de/one", "amazon-us/two", "ebay-de/three", "shopee-sg/four"};

    private final Templates templates = Templates.load(Optional.empty(), new Names(Optional::empty));

    @Test
    void shouldNeverShowARowToWhomItIsNotGranted() {
        int messages = 0;
        int digests = 0;
        int escalations = 0;
        int suppressed = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            World world = World.of(new Random(seed));
            Plan plan = new Plan(NOW, world.rows());
            world.breaches.forEach(plan::heard);
            plan.after(Duration.ofHours(1));
            for (Parcel parcel : parcels(plan.notices)) {
                assertReadable(world, parcel, seed);
                messages++;
                digests += parcel.isDigest() ? 1 : 0;
            }
            escalations += count(plan.notices, notice -> notice.getKind().equals("escalation"));
            suppressed += count(plan.notices, notice -> notice.getState() == NoticeState.SUPPRESSED);
        }
        assertThat(messages).isGreaterThan(5_000);
        assertThat(digests).isGreaterThan(1_000);
        assertThat(escalations).isGreaterThan(500);
        assertThat(suppressed).isGreaterThan(5_000);
    }

    private void assertReadable(World world, Parcel parcel, int seed) {
        String text = parcel.isDigest()
                ? String.join("\n", templates.lines(Template.DIGEST_LINE, parcel))
                : templates.render(Template.EMAIL_TEXT, parcel.first());
        for (Breach breach : world.breaches) {
            if (text.contains(breach.getScopeName())) {
                assertThat(world.isAllowed(parcel.first(), breach))
                        .as("seed %d: %s reads %s", seed, parcel.first().getPerson(), breach.getScopeName())
                        .isTrue();
            }
        }
    }

    /** As lanes pack them, with everything that waits at once. */
    private static List<Parcel> parcels(List<Notice> notices) {
        Map<String, List<Notice>> lanes = notices.stream()
                .filter(notice -> notice.getState() == NoticeState.PENDING)
                .collect(Collectors.groupingBy(Outbox::lane, TreeMap::new, Collectors.toList()));
        List<Parcel> parcels = new ArrayList<>();
        lanes.forEach((name, waiting) -> {
            Lane lane = new Lane(name, new Pace(List.of(), 2), new SettableClock(NOW));
            List<Notice> left = new ArrayList<>(waiting);
            while (!left.isEmpty()) {
                Parcel parcel = lane.next(left, List::size).orElseThrow();
                parcels.add(parcel);
                left.removeAll(parcel.notices());
            }
        });
        return parcels;
    }

    private static int count(List<Notice> notices, java.util.function.Predicate<Notice> which) {
        return (int) notices.stream().filter(which).count();
    }

    /** People, grants, routes and breaches, made from a seed. */
    private record World(List<Person> people, List<Grant> grants, List<Route> routes, List<Breach> breaches) {

        static World of(Random random) {
            return new World(
                    Stream.of(PEOPLE).map(id -> person(id, random)).toList(),
                    IntStream.range(0, random.nextInt(5))
                            .mapToObj(i -> grant(i, random))
                            .toList(),
                    IntStream.range(0, 1 + random.nextInt(4))
                            .mapToObj(i -> route(i, random))
                            .toList(),
                    IntStream.range(0, 3 + random.nextInt(8))
                            .mapToObj(i -> breach(i, random))
                            .toList());
        }

        SpecificRecord[] rows() {
            return Stream.of(people, grants, routes).flatMap(List::stream).toArray(SpecificRecord[]::new);
        }

        /** All share one Slack room as well, so that a lane has more than one reader. */
        private static Person person(String id, Random random) {
            return Person.newBuilder()
                    .setPerson(id)
                    .setName(id)
                    .setOwner(random.nextBoolean() ? "owner-" + id : null)
                    .setManager(pick(random, PEOPLE))
                    .setRole(random.nextBoolean() ? "agency" : "operator")
                    .setAddresses(Map.of(
                            "email", random.nextBoolean() ? "all@example.com" : id + "@example.com", "slack", "ops"))
                    .build();
        }

        private static Grant grant(int i, Random random) {
            String type = random.nextBoolean() ? "*" : random.nextBoolean() ? "SITE" : "OWNER";
            String scope = random.nextInt(4) == 0 ? "*" : pick(random, "amazon-*", "*-de/*", SCOPES[random.nextInt(4)]);
            String person = random.nextInt(4) == 0 ? "*" : pick(random, PEOPLE);
            return new Grant("g" + i, person, type, scope, random.nextBoolean(), random.nextBoolean());
        }

        private static Route route(int i, Random random) {
            String destination = pick(random, "{owner}", "ops", "all@example.com", "");
            return Route.newBuilder()
                    .setRoute("r" + i)
                    .setChannel(pick(random, "slack", "email"))
                    .setDestination(destination)
                    .setPersons(random.nextBoolean() ? List.of(pick(random, PEOPLE), pick(random, PEOPLE)) : List.of())
                    .setEscalateMinutes(random.nextInt(2) * 30)
                    .setRepeatMinutes(random.nextInt(2) * 30)
                    .build();
        }

        private static Breach breach(int i, Random random) {
            return Breach.newBuilder(Breaches.breach(BreachState.OPENED, pick(random, "warning", "critical"), 1))
                    .setBreach("b" + i)
                    .setRule("rule-" + i)
                    .setKpi("kpi-" + i)
                    .setScopeId(pick(random, SCOPES))
                    .setScopeName("<shop number " + i + ">")
                    .setOwners(List.of("owner-" + pick(random, PEOPLE)))
                    .setSensitivity(pick(random, Sensitivity.values()))
                    .build();
        }

        @SafeVarargs
        private static <T> T pick(Random random, T... of) {
            return of[random.nextInt(of.length)];
        }

        /** The rule read a second time, the long way. */
        boolean isAllowed(Notice told, Breach breach) {
            String reader = told.getPerson();
            boolean open = breach.getSensitivity() == Sensitivity.OPEN;
            if (open && (grants.isEmpty() || told.getChannel().equals("console"))) {
                return true;
            }
            for (Person person : people) {
                if (open
                        && person.getPerson().equals(reader)
                        && breach.getOwners().contains("" + person.getOwner())) {
                    return true;
                }
            }
            for (Grant grant : grants) {
                boolean his = grant.getPerson().equals("*") || grant.getPerson().equals(reader);
                boolean there =
                        grant.getScopeType().equals("*") || grant.getScopeType().equals("SITE");
                boolean here = breach.getScopeId().matches(grant.getScopeId().replace("*", ".*"));
                boolean shown =
                        open || (breach.getSensitivity() == Sensitivity.COST ? grant.getCost() : grant.getMargin());
                if (his && there && here && shown) {
                    return true;
                }
            }
            return false;
        }
    }
}
