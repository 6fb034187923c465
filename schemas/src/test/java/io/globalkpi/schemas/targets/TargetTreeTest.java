package io.globalkpi.schemas.targets;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.period.Period;
import io.globalkpi.schemas.period.Periods;
import io.globalkpi.schemas.reference.CalendarDay;
import io.globalkpi.schemas.topic.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TargetTreeTest {

    private static final ScopeRef COMPANY = ScopeRef.of("company:acme");
    private static final LocalDate TODAY = LocalDate.parse("2026-06-01");

    private final World world = new World()
            .kpi("sales", true)
            .site("amazon-us/a", "us", "America/New_York")
            .site("amazon-de/a", "de", "Europe/Berlin")
            .site("ebay-de/a", "de", "Europe/Berlin")
            .owner("ann", "west", World.LONG_AGO)
            .owner("bob", "west", World.LONG_AGO);

    /** 400 businesses with 25 trees each: 10,000 trees. */
    @Test
    void shouldSumChildrenToParentsExactly() {
        for (long seed = 0; seed < 400; seed++) {
            RandomTrees trees = new RandomTrees(seed);
            World random = trees.world();
            Territory territory = Territory.of(random.data());
            SeasonalCurve curve = SeasonalCurve.of(random.data().rows(Topics.CALENDARS, CalendarDay.class));
            List<ScopeRef> scopes = random.book().scopes();
            for (int i = 0; i < 25; i++) {
                List<TargetNode> nodes = trees.nodes(scopes);
                assertSums(
                        new TargetTree(territory, curve, "sales", nodes),
                        nodes,
                        scopes,
                        trees.period(),
                        seed + "." + i);
            }
        }
    }

    private static void assertSums(
            TargetTree tree, List<TargetNode> nodes, List<ScopeRef> scopes, Period period, String name) {
        Map<TargetNode, Long> differing =
                tree.differences().stream().collect(Collectors.toMap(TargetDifference::whole, TargetDifference::parts));
        for (TargetNode node : nodes) {
            assertThat(tree.sum(node.scope(), node.period()))
                    .as("%s: %s", name, node)
                    .isEqualTo(differing.getOrDefault(node, node.micros()));
        }
        long all = tree.sum(COMPANY, period);
        for (ScopeType type : List.of(ScopeType.MARKET, ScopeType.PLATFORM, ScopeType.SITE)) {
            assertThat(sum(scopes, type, scope -> tree.sum(scope, period)))
                    .as("%s: %s in %s", name, type, period)
                    .isEqualTo(all);
        }
        long unassigned = tree.sum(ScopeRef.of("owner:unassigned"), period);
        assertThat(sum(scopes, ScopeType.OWNER, scope -> tree.sum(scope, period)) + unassigned)
                .as("%s: owners in %s", name, period)
                .isEqualTo(all);
        assertThat(period.first()
                        .datesUntil(period.last().plusDays(1))
                        .mapToLong(date -> tree.sum(COMPANY, Periods.CALENDAR.of(Period.Level.DAY, date)))
                        .sum())
                .as("%s: days of %s", name, period)
                .isEqualTo(all);
    }

    private static long sum(List<ScopeRef> scopes, ScopeType type, Function<ScopeRef, Long> amount) {
        return scopes.stream()
                .filter(scope -> scope.type() == type)
                .flatMapToLong(scope -> LongStream.of(amount.apply(scope)))
                .sum();
    }

    @Test
    void shouldLeaveToTheOthersWhatIsNotSetByHand() {
        world.target("COMPANY", "acme", "sales", "2026", "1000")
                .target("MARKET", "us", "sales", "2026", "400")
                .target("COMPANY", "acme", "sales", "2026-11", "250");

        TargetTree tree = world.book().tree("sales", TODAY);

        assertThat(tree.sum(ScopeRef.of("site:amazon-de/a"), Periods.CALENDAR.of("2026")))
                .isEqualTo(300_000_000);
        assertThat(tree.sum(ScopeRef.of("market:de"), Periods.CALENDAR.of("2026")))
                .isEqualTo(600_000_000);
        assertThat(tree.sum(COMPANY, Periods.CALENDAR.of("2026-11"))).isEqualTo(250_000_000);
        assertThat(tree.differences()).isEmpty();
    }

    @Test
    void shouldNameAWholeThatIsNotTheSumOfItsParts() {
        world.target("MARKET", "de", "sales", "2026-11", "90")
                .target("SITE", "amazon-de/a", "sales", "2026-11", "70")
                .target("SITE", "ebay-de/a", "sales", "2026-11", "15");

        assertThat(world.book().tree("sales", TODAY).differences())
                .extracting(TargetDifference::toString)
                .containsExactly(
                        "market:de 2026-11 is set to 90, but what is set below it comes to 85: 5 are placed nowhere");
    }

    @Test
    void shouldFollowTheCalendarOfEachMarket() {
        world.calendar("de", "2026-04-03", "2026-04-06", 0.25)
                .target("SITE", "amazon-us/a", "sales", "2026-04", "30")
                .target("SITE", "amazon-de/a", "sales", "2026-04", "27");

        TargetTree tree = world.book().tree("sales", TODAY);

        Period easter = Periods.CALENDAR.of("2026-04-05");
        assertThat(tree.sum(ScopeRef.of("site:amazon-us/a"), easter)).isEqualTo(1_000_000);
        assertThat(tree.sum(ScopeRef.of("site:amazon-de/a"), easter)).isEqualTo(250_000);
        assertThat(tree.sum(ScopeRef.of("site:amazon-de/a"), Periods.CALENDAR.of("2026-04-07")))
                .isEqualTo(1_000_000);
    }

    /** A market that is being opened sells little at first; a mature one has the same target every month. */
    @Test
    void shouldGiveNewMarketsAnotherCurveThanMatureOnes() {
        world.calendar("de", "2026-01-01", "2026-03-31", 0.5).target("COMPANY", "acme", "sales", "2026", "100000");

        TargetTree tree = world.book().tree("sales", TODAY);

        ScopeRef mature = ScopeRef.of("market:us");
        ScopeRef fresh = ScopeRef.of("market:de");
        assertThat((double) tree.sum(mature, Periods.CALENDAR.of("2026-Q1"))
                        / tree.sum(mature, Periods.CALENDAR.of("2026")))
                .isBetween(0.24, 0.25);
        assertThat((double) tree.sum(fresh, Periods.CALENDAR.of("2026-Q1"))
                        / tree.sum(fresh, Periods.CALENDAR.of("2026")))
                .isBetween(0.13, 0.15);
    }

    @Test
    void shouldHandOverTheTargetWithTheSite() {
        world.owned("amazon-us/a", Instant.parse("2020-01-01T00:00:00Z"), Map.of("ann", 10_000))
                .owned("amazon-us/a", Instant.parse("2026-04-16T16:00:00Z"), Map.of("bob", 10_000))
                .target("SITE", "amazon-us/a", "sales", "2026-04", "30");

        TargetTree tree = world.book().tree("sales", TODAY);

        assertThat(tree.sum(ScopeRef.of("owner:ann"), Periods.CALENDAR.of("2026-04")))
                .isEqualTo(15_500_000);
        assertThat(tree.sum(ScopeRef.of("owner:bob"), Periods.CALENDAR.of("2026-04")))
                .isEqualTo(14_500_000);
        assertThat(tree.sum(ScopeRef.of("team:west"), Periods.CALENDAR.of("2026-04")))
                .isEqualTo(30_000_000);
    }

    @Test
    void shouldSplitByWeights() {
        world.target(World.row("COMPANY", "acme", "sales", "2026-Q2", "700")
                .setWeights(Map.of("2026-04", 1.0, "2026-05", 2.0, "2026-06", 4.0))
                .build());
        world.target(World.row("MARKET", "de", "sales", "2026-05", "100")
                .setWeights(Map.of("site:amazon-de/a", 3.0, "site:ebay-de/a", 1.0))
                .build());

        TargetTree tree = world.book().tree("sales", TODAY);

        assertThat(tree.sum(ScopeRef.of("site:ebay-de/a"), Periods.CALENDAR.of("2026-05")))
                .isEqualTo(25_000_000);
        assertThat(tree.sum(COMPANY, Periods.CALENDAR.of("2026-Q2"))).isEqualTo(700_000_000);
    }
}
