package io.globalkpi.schemas.targets;

import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.period.Period;
import io.globalkpi.schemas.period.Periods;
import io.globalkpi.schemas.reference.Spread;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Trees made of chance: markets, hand-overs at odd instants, teams that change, seasons, and targets set anywhere. */
final class RandomTrees {

    static final List<String> OWNERS = List.of("ann", "bob", "cho", "dee");
    private static final List<String> SITES =
            List.of("amazon-us/a", "amazon-de/a", "ebay-us/a", "ebay-de/a", "shopee-sg/a");
    private static final List<String> ZONES =
            List.of("America/New_York", "Europe/Berlin", "UTC", "Asia/Shanghai", "Asia/Singapore");
    private static final Instant BEGIN = Instant.parse("2026-01-31T00:00:00Z");

    private final Random random;

    RandomTrees(long seed) {
        this.random = new Random(seed);
    }

    World world() {
        World world = new World();
        for (int i = 0; i <= random.nextInt(SITES.size()); i++) {
            String site = SITES.get(i);
            world.site(site, site.substring(site.indexOf('-') + 1, site.indexOf('/')), ZONES.get(i));
            for (int change = 0; change <= random.nextInt(3); change++) {
                world.owned(site, BEGIN.plusSeconds(random.nextInt(30 * 86_400)), shares());
            }
        }
        for (String owner : OWNERS) {
            world.owner(owner, random.nextBoolean() ? "west" : null, World.LONG_AGO);
            world.owner(owner, random.nextBoolean() ? "east" : null, date());
        }
        world.calendar("de", date().toString(), "2026-02-20", random.nextDouble() * 3);
        world.calendar("us", "2026-01-10", date().plusDays(10).toString(), random.nextInt(3));
        return world;
    }

    private LocalDate date() {
        return LocalDate.parse("2026-01-25").plusDays(random.nextInt(25));
    }

    private Map<String, Integer> shares() {
        int first = random.nextInt(10_001);
        return random.nextBoolean()
                ? Map.of(pick(OWNERS), 10_000)
                : Map.of(OWNERS.get(0), first, OWNERS.get(1 + random.nextInt(3)), 10_000 - first);
    }

    List<TargetNode> nodes(List<ScopeRef> scopes) {
        Map<String, TargetNode> nodes = new HashMap<>();
        for (int i = 0; i <= random.nextInt(7); i++) {
            ScopeRef scope = random.nextInt(3) == 0 ? scopes.get(0) : pick(scopes);
            Period period = period();
            nodes.put(scope + "|" + period, node(scope, period, scopes));
        }
        return new ArrayList<>(nodes.values());
    }

    private TargetNode node(ScopeRef scope, Period period, List<ScopeRef> scopes) {
        long size = (long) Math.pow(10, random.nextInt(15));
        long micros = random.nextInt(8) == 0 ? -random.nextLong(1, size + 1) : random.nextLong(0, size + 1);
        Spread spread = random.nextBoolean() ? Spread.SEASONAL : Spread.EVEN;
        Map<ScopeRef, Double> parts = new HashMap<>();
        for (int i = 2 * random.nextInt(2); i > 0 && random.nextBoolean(); i--) {
            parts.put(pick(scopes), random.nextDouble());
        }
        Map<Period, Double> weeks = random.nextInt(4) > 0 || period.level() != Period.Level.MONTH
                ? Map.of()
                : Map.of(
                        Periods.CALENDAR.of("2026-01"),
                        1.0,
                        Periods.CALENDAR.of("2026-02"),
                        random.nextDouble(),
                        Periods.CALENDAR.of("2026-03"),
                        2.0);
        return new TargetNode(scope, period, micros, spread, weeks, parts);
    }

    Period period() {
        LocalDate date = LocalDate.parse("2026-02-01").plusDays(random.nextInt(28));
        Period.Level level = Period.Level.values()[2 + random.nextInt(3)];
        Period period = Periods.CALENDAR.of(level, date);
        return Periods.CALENDAR.of("2026-02").contains(period) ? period : Periods.CALENDAR.of("2026-02");
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
