package io.globalkpi.ingest.simulate;

import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;

/** Every emitted event kept, the latest revision of each entity found by hand: slow, simple, and without the simulator's own books. */
final class Replay {

    private static final Map<String, ZoneId> ZONES = zones();

    final Map<String, SpecificRecord> latest = new HashMap<>();
    final Map<String, Long> tellings = new TreeMap<>();
    long events;

    static Replay of(Simulation simulation) {
        Replay replay = new Replay();
        for (Slice slice : simulation.slices()) {
            slice.publications().forEach(publication -> publication.events().forEach(replay::take));
        }
        return replay;
    }

    void take(SpecificRecord event) {
        events++;
        tellings.merge(event.getSchema().getName(), 1L, Long::sum);
        if (!ZONES.containsKey(site(event)) || isBad(event)) {
            return;
        }
        latest.merge(entityId(event), event, (old, next) -> revision(next) > revision(old) ? next : old);
    }

    /** The planted events that ingest refuses. */
    static boolean isBad(SpecificRecord event) {
        return event instanceof Order order
                && (order.getOrderId().startsWith("bad-") || entityId(event).endsWith("order-of-another-name"));
    }

    /** Units sold and returned, by scope and local date. */
    static final class Units {
        final Map<LocalDate, long[]> byDate = new TreeMap<>();

        void add(LocalDate date, long sold, long returned) {
            long[] row = byDate.computeIfAbsent(date, day -> new long[2]);
            row[0] += sold;
            row[1] += returned;
        }

        /** Numerator and denominator of the 30 local dates that end with one. */
        long[] window(LocalDate last) {
            long[] sum = new long[2];
            byDate.forEach((date, row) -> {
                if (date.isAfter(last.minusDays(30)) && !date.isAfter(last)) {
                    sum[0] += row[1];
                    sum[1] += row[0];
                }
            });
            return sum;
        }
    }

    Map<String, Units> unitsBySite() {
        Map<String, Units> units = new HashMap<>();
        eachLine((line, sold) -> units.computeIfAbsent(line.site, site -> new Units())
                .add(line.date(), sold ? line.units : 0, sold ? 0 : line.units));
        return units;
    }

    /** In hundredths, as shares are. */
    Map<String, Units> unitsByOwner(List<Holdings.Holding> holdings) {
        Map<String, Units> units = new HashMap<>();
        eachLine((line, sold) -> ownersOf(line, holdings)
                .forEach((owner, share) -> units.computeIfAbsent(owner, id -> new Units())
                        .add(line.date(), sold ? line.units * share : 0, sold ? 0 : line.units * share)));
        return units;
    }

    record Line(String site, Instant at, String sku, String category, String campaign, long units) {
        LocalDate date() {
            return localDate(site, at);
        }
    }

    private void eachLine(BiConsumer<Line, Boolean> hearer) {
        for (SpecificRecord event : latest.values()) {
            if (event instanceof Order order && !order.getWithdrawn()) {
                for (OrderLine line : order.getLines()) {
                    if (order.getStatus() != OrderStatus.CANCELLED) {
                        hearer.accept(
                                new Line(
                                        order.getSite(),
                                        order.getOccurredAt(),
                                        line.getSku(),
                                        line.getCategory(),
                                        line.getCampaign(),
                                        line.getUnits()),
                                true);
                    }
                }
            } else if (event instanceof Return back && back.getKind() == ReturnKind.RETURN) {
                back.getLines()
                        .forEach(line -> hearer.accept(
                                new Line(
                                        back.getSite(),
                                        back.getOccurredAt(),
                                        line.getSku(),
                                        line.getCategory(),
                                        line.getCampaign(),
                                        line.getUnits()),
                                false));
            }
        }
    }

    private static Map<String, Integer> ownersOf(Line line, List<Holdings.Holding> holdings) {
        List<String[]> asked = List.of(
                new String[] {"campaign", String.valueOf(line.campaign)},
                new String[] {"sku", line.sku},
                new String[] {"category", line.category},
                new String[] {"site", ""});
        for (String[] ask : asked) {
            for (Holdings.Holding holding : holdings) {
                boolean inForce = !line.at.isBefore(holding.from())
                        && (holding.until() == null || line.at.isBefore(holding.until()));
                boolean meant = holding.site().equals(line.site)
                        && holding.what().equals(ask[0])
                        && holding.object().equals(ask[1]);
                if (meant && inForce) {
                    return holding.shares();
                }
            }
        }
        throw new AssertionError("nobody owns " + line);
    }

    <T> Collection<T> all(Class<T> type) {
        return latest.values().stream().filter(type::isInstance).map(type::cast).toList();
    }

    static LocalDate localDate(String site, Instant at) {
        return at.atZone(ZONES.get(site)).toLocalDate();
    }

    static String entityId(SpecificRecord event) {
        return (String) field(event, "entityId");
    }

    static String rawRef(SpecificRecord event) {
        return (String) field(event, "rawRef");
    }

    static long revision(SpecificRecord event) {
        return (Long) field(event, "revision");
    }

    static String site(SpecificRecord event) {
        return (String) field(event, "site");
    }

    static Instant observedAt(SpecificRecord event) {
        return (Instant) field(event, "observedAt");
    }

    static Instant occurredAt(SpecificRecord event) {
        return (Instant) field(event, "occurredAt");
    }

    private static Object field(SpecificRecord event, String name) {
        return event.get(event.getSchema().getField(name).pos());
    }

    private static Map<String, ZoneId> zones() {
        Map<String, ZoneId> zones = new HashMap<>();
        World.SITES.forEach(site -> zones.put(site.id(), site.market().zone()));
        return zones;
    }

    /** Share of a count in another, as numerator and denominator. */
    static final class Share {
        long part;
        long whole;

        void add(boolean counts) {
            whole++;
            part += counts ? 1 : 0;
        }

        double value() {
            return whole == 0 ? 0 : (double) part / whole;
        }
    }

    static boolean isNegative(Feedback feedback) {
        return feedback.getStars() <= 2;
    }

    static double acos(Collection<AdPerformance> rows) {
        double spend = rows.stream().mapToLong(AdPerformance::getSpendMicros).sum();
        return spend
                / rows.stream()
                        .mapToLong(AdPerformance::getAttributedSalesMicros)
                        .sum();
    }
}
