package io.globalkpi.bench.mix;

import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.Traffic;
import io.globalkpi.schemas.kpi.ScopeType;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * Control totals of every scope at the end of the input, summed where the events are made: what an engine that lost, doubled or
 * misplaced anything cannot show. Shares no code with the engine.
 */
public final class Truth {

    private static final long HOUR = 3_600_000;
    private static final long FIVE_MINUTES = 300_000;

    /** What is summed; each stands in the numerator or the denominator of a KPI that ships. */
    public enum Total {
        ORDERS,
        UNITS,
        GROSS_MICRO_DOLLARS,
        UNITS_RETURNED,
        AD_SPEND_MICRO_DOLLARS,
        SESSIONS
    }

    /** Over which business time. */
    public enum Reach {
        /** The running step of the window of one hour. */
        LAST_HOUR,
        /** The running step of the window of one day. */
        LAST_24_HOURS,
        /** All there is. */
        WHOLE_INPUT
    }

    private final long hourFrom;
    private final long dayFrom;
    private final Map<ScopeType, Map<String, long[]>> sums = new EnumMap<>(ScopeType.class);

    private final Duration span;

    /**
     * @param frontier epoch milliseconds, where the input ends
     * @param span business time of the input
     */
    Truth(long frontier, Duration span) {
        this.span = span;
        hourFrom = Math.floorDiv(frontier, FIVE_MINUTES) * FIVE_MINUTES + FIVE_MINUTES - HOUR;
        dayFrom = Math.floorDiv(frontier, HOUR) * HOUR + HOUR - 24 * HOUR;
    }

    /** True when the input is no longer than so many days. */
    public boolean isWithin(int days) {
        return span.compareTo(Duration.ofDays(days)) <= 0;
    }

    void add(Shop shop, SpecificRecord record) {
        book(shop, record, 1);
    }

    void subtract(Shop shop, SpecificRecord record) {
        book(shop, record, -1);
    }

    private void book(Shop shop, SpecificRecord record, int sign) {
        if (record instanceof Order order) {
            book(shop, order.getOccurredAt(), Total.ORDERS, sign);
            for (OrderLine line : order.getLines()) {
                if (order.getStatus() != OrderStatus.CANCELLED) {
                    book(shop, order.getOccurredAt(), Total.UNITS, sign * line.getUnits());
                }
                book(
                        shop,
                        order.getOccurredAt(),
                        Total.GROSS_MICRO_DOLLARS,
                        sign * dollars(shop, line.getGrossMicros()));
            }
        } else if (record instanceof Return returned && returned.getKind() == ReturnKind.RETURN) {
            returned.getLines()
                    .forEach(
                            line -> book(shop, returned.getOccurredAt(), Total.UNITS_RETURNED, sign * line.getUnits()));
        } else if (record instanceof AdPerformance ads) {
            long spend = dollars(shop, ads.getSpendMicros());
            book(shop, ads.getOccurredAt(), Total.AD_SPEND_MICRO_DOLLARS, sign * spend);
        } else if (record instanceof Traffic traffic) {
            book(shop, traffic.getOccurredAt(), Total.SESSIONS, sign * traffic.getSessions());
        }
    }

    private static long dollars(Shop shop, long micros) {
        return Math.round(micros * shop.dollars()); // exact: whole cents at rates that divide them
    }

    private void book(Shop shop, Instant at, Total total, long amount) {
        long time = at.toEpochMilli();
        book(ScopeType.SITE, shop.site(), time, total, amount);
        book(ScopeType.OWNER, shop.owner(), time, total, amount);
        book(ScopeType.TEAM, shop.team(), time, total, amount);
        book(ScopeType.PLATFORM, shop.platform(), time, total, amount);
        book(ScopeType.MARKET, shop.market(), time, total, amount);
        book(ScopeType.COMPANY, ReferenceFiles.COMPANY, time, total, amount);
    }

    private void book(ScopeType type, String id, long time, Total total, long amount) {
        long[] of = sums.computeIfAbsent(type, key -> new TreeMap<>())
                .computeIfAbsent(id, key -> new long[Total.values().length * Reach.values().length]);
        of[place(Reach.WHOLE_INPUT, total)] += amount;
        if (time >= dayFrom) {
            of[place(Reach.LAST_24_HOURS, total)] += amount;
        }
        if (time >= hourFrom) {
            of[place(Reach.LAST_HOUR, total)] += amount;
        }
    }

    private static int place(Reach reach, Total total) {
        return reach.ordinal() * Total.values().length + total.ordinal();
    }

    public long of(ScopeType type, String id, Reach reach, Total total) {
        long[] of = sums.getOrDefault(type, Map.of()).get(id);
        return of == null ? 0 : of[place(reach, total)];
    }

    /** Ids of the scopes of a type that anything happened to. */
    public Iterable<String> ids(ScopeType type) {
        return sums.getOrDefault(type, Map.of()).keySet();
    }

    public int scopes() {
        return sums.values().stream().mapToInt(Map::size).sum();
    }
}
