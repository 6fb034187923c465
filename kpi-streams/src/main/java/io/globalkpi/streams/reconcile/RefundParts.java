package io.globalkpi.streams.reconcile;

import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.streams.measure.SiteFacts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the refunds and returns of an order add to the days of the feed of returns. Sources number and cut refunds each in
 * their own way: they are compared by order, not one by one.
 */
final class RefundParts {

    private static final String FEED = EventKind.RETURNS.id();

    private final SiteFacts site;
    private final Money money;
    private final List<Fact> facts;

    RefundParts(SiteFacts site, Money money, List<Fact> facts) {
        this.site = site;
        this.money = money;
        this.facts = facts;
    }

    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        TreeMap<Integer, Long> authority = new TreeMap<>();
        Map<String, TreeMap<Integer, Long>> others = new TreeMap<>();
        for (Fact fact : facts) {
            if (fact.kind() == Fact.Kind.REFUND && !fact.withdrawn()) {
                boolean counts = Authority.isOf(site, FEED, fact);
                int day = site.dayOf(fact.at());
                long micros = money.of(fact.micros(), fact.currency(), day).orElse(0);
                parts.add(Part.told(FEED, day, counts ? "" : fact.source(), 1, fact.units(), micros));
                (counts ? authority : others.computeIfAbsent(fact.source(), any -> new TreeMap<>()))
                        .merge(day, micros, Long::sum);
            }
        }
        if (!authority.isEmpty()) {
            others.forEach((source, days) -> pair(source, authority, days, parts));
        }
        return parts;
    }

    /** What the whole differs by belongs to the authority's first date; the rest of every date is another date. */
    private void pair(String source, TreeMap<Integer, Long> authority, TreeMap<Integer, Long> other, List<Part> parts) {
        long rest = sum(authority) - sum(other);
        boolean rates = rest != 0 && isOtherCurrency(source) && (isRate(rest, sum(authority)) || isWithoutRate(source));
        Set<Integer> days = new TreeSet<>(authority.keySet());
        days.addAll(other.keySet());
        for (int day : days) {
            long first = authority.getOrDefault(day, 0L);
            long second = other.getOrDefault(day, 0L);
            long own = day == authority.firstKey() ? rest : 0;
            EnumMap<Cause, Long> causes = new EnumMap<>(Cause.class);
            if (first - second - own != 0) {
                causes.put(Cause.REFUND_DATE, first - second - own);
            }
            if (own != 0 && rates) {
                causes.put(Cause.CURRENCY, own);
            }
            parts.add(Part.matched(FEED, day, source, first, second, causes));
        }
    }

    private static long sum(Map<Integer, Long> days) {
        return days.values().stream().mapToLong(Long::longValue).sum();
    }

    private static boolean isRate(long rest, long authority) {
        return Math.abs(rest) <= Math.abs(authority) / 100 * OrderPair.RATE_PERCENT;
    }

    private boolean isOtherCurrency(String source) {
        return refundsOf(source).anyMatch(fact -> !fact.currency().equals(money.currency()));
    }

    private boolean isWithoutRate(String source) {
        return refundsOf(source)
                .anyMatch(fact -> money.of(fact.micros(), fact.currency(), site.dayOf(fact.at()))
                        .isEmpty());
    }

    private Stream<Fact> refundsOf(String source) {
        return facts.stream()
                .filter(fact -> fact.kind() == Fact.Kind.REFUND && !fact.withdrawn())
                .filter(fact -> fact.source().equals(source));
    }
}
