package io.globalkpi.ingest.pull.day;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.platform.Wire;
import io.globalkpi.ingest.pull.PullBench;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.standin.Ask;
import io.globalkpi.standin.Served;
import io.globalkpi.standin.StandIn;
import io.globalkpi.standin.SteeredClock;
import io.globalkpi.standin.Truth;
import io.globalkpi.standin.Weather;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/** One day of one site, pulled as the service does, and what came of it. */
final class PulledDay {

    private static final Instant BEGIN = Instant.parse("2026-03-10T05:00:00Z");

    /** A queue that the evening left is worked off by then, on the slowest platform. */
    private static final Duration AFTERWARDS = Duration.ofHours(6);

    private final SellingSite kind;
    private final Shop shop;
    private final SteeredClock clock = new SteeredClock(BEGIN);
    private final Truth truth = new Truth();
    private final List<Update> told;

    /** What answers showed, each update with the first time it was shown. */
    private final Map<Update, Instant> shown = new HashMap<>();

    private PulledDay(SellingSite kind, int number, int updates) {
        this.kind = kind;
        this.shop = kind.shop(number);
        this.told =
                new OrdersOfADay(kind, shop, BEGIN, number).tell(updates, truth).updates();
    }

    /** Pulls the orders of a site that has so many updates on that day. */
    static Outcome of(SellingSite kind, int number, int updates) {
        return new PulledDay(kind, number, updates).pulled();
    }

    private Outcome pulled() {
        SellingSite.Platform platform = kind.open(truth, shop, clock);
        try (StandIn standIn = StandIn.open(ask -> served(platform, ask), Weather.fair())) {
            PullBench bench = kind.bench(shop, clock, standIn.url())
                    .feed("orders")
                    .setting("from", shop.date(BEGIN).toString())
                    .runFor(Duration.ofDays(1).plus(AFTERWARDS));
            return outcome(bench, platform, standIn.asked().size());
        }
    }

    private Served served(SellingSite.Platform platform, Ask ask) {
        Served answer = platform.desk().serve(ask);
        if (answer.status() == 200) {
            JsonNode json = Wire.tree(answer.body());
            kind.orders(json).forEach(order -> shown.putIfAbsent(kind.update(order), clock.instant()));
        }
        return answer;
    }

    private Outcome outcome(PullBench bench, SellingSite.Platform platform, int calls) {
        Map<Update, Integer> published = new HashMap<>();
        for (SpecificRecord event : bench.events()) {
            Order order = (Order) event;
            published.merge(new Update(order.getOrderId(), order.getRevision()), 1, Integer::sum);
        }
        List<String> faults = new ArrayList<>(bench.refused());
        bench.letters().forEach(letter -> faults.add(letter.getReason() + " " + letter.getMessage()));
        return new Outcome(
                shop.site(),
                told,
                shown,
                published,
                calls,
                platform.refused().getAsLong(),
                known(bench.latest(Order.class).values()),
                known(truth.shown(Order.class, shop.site(), clock.instant())),
                faults);
    }

    /** As a set, which is compared in no time, and without what no truth can know: when our side held it, where its raw record is. */
    private static Set<Order> known(Collection<Order> orders) {
        return orders.stream()
                .map(order -> Order.newBuilder(order)
                        .setObservedAt(Instant.EPOCH)
                        .setRawRef("")
                        .build())
                .collect(Collectors.toSet());
    }

    /**
     * What came of it.
     *
     * @param told every update that there was
     * @param shown updates that an answer showed, with the first time it did
     * @param published updates on the topic, with how often they were published
     * @param calls that were made
     * @param refused calls among them that found no quota
     * @param latest of every order on the topic the revision that counts
     * @param truth of every order its last state
     * @param faults events and items that were refused, in words
     */
    record Outcome(
            String site,
            List<Update> told,
            Map<Update, Instant> shown,
            Map<Update, Integer> published,
            int calls,
            long refused,
            Set<Order> latest,
            Set<Order> truth,
            List<String> faults) {

        /** Updates that no answer showed: another one of the same order came before it was asked for. */
        Set<Update> superseded() {
            Map<String, NavigableSet<Long>> seen = new TreeMap<>();
            shown.keySet()
                    .forEach(update -> seen.computeIfAbsent(update.order(), any -> new TreeSet<>())
                            .add(update.revision()));
            Set<Update> superseded = new HashSet<>();
            for (Update update : told) {
                if (!shown.containsKey(update)
                        && seen.getOrDefault(update.order(), new TreeSet<>()).higher(update.revision()) != null) {
                    superseded.add(update);
                }
            }
            return superseded;
        }

        /** How long it took from an update until an answer first showed it, the longest of all. */
        Duration longestWait() {
            return shown.entrySet().stream()
                    .map(one ->
                            Duration.between(Instant.ofEpochMilli(one.getKey().revision()), one.getValue()))
                    .max(Duration::compareTo)
                    .orElse(Duration.ZERO);
        }

        long repeated() {
            return published.values().stream().mapToLong(times -> times - 1).sum();
        }
    }
}
