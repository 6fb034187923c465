package io.globalkpi.ingest.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.FeedbackKind;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that ship find what is planted and nothing else, at the end of every day of the month. */
class HealthTest {

    private static final Instant END = Instant.parse("2026-06-15T10:30:00Z");

    @ParameterizedTest
    @ValueSource(longs = {SimulationPlan.DEMO_SEED, 3, 77})
    void shouldKeepEveryOtherRuleAtEveryHealthySite(long seed) {
        Replay replay = Replay.of(Simulation.of(SimulationPlan.demo(END).withSeed(seed)));
        for (SiteProfile site : World.SITES) {
            Predicate<String> here = site.id()::equals;
            assertThat(highest(reviews(replay, here), 100)).as(site.id()).isLessThan(0.025);
            assertThat(highest(defects(replay, site.id()), 200)).as(site.id()).isLessThan(0.01);
            boolean planted = site.id().equals(World.LATE_SHIPPER);
            assertThat(highest(shipments(replay, site.id()), 100) > 0.04)
                    .as(site.id())
                    .isEqualTo(planted);
            assertThat(Replay.acos(adsOf(replay, site.id()))).as(site.id()).isBetween(0.15, 0.35);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {SimulationPlan.DEMO_SEED, 3, 77})
    void shouldShipLateAtThePlantedSiteOnlyInTheLastDaysAndNotCritically(long seed) {
        Replay replay = Replay.of(Simulation.of(SimulationPlan.demo(END).withSeed(seed)));
        List<Marked> shipments = shipments(replay, World.LATE_SHIPPER);
        Instant before = END.minusSeconds(12 * 86_400);

        assertThat(highest(shipments, 100)).isBetween(0.05, 0.10);
        assertThat(highest(
                        shipments.stream()
                                .filter(due -> due.at.isBefore(before))
                                .toList(),
                        100))
                .isLessThan(0.04);
    }

    @Test
    void shouldKeepReviewsHealthyAtOwnersOfSeveralSites() {
        Replay replay = Replay.of(Simulation.of(SimulationPlan.demo(END)));
        List<Set<String>> together = List.of(
                Set.of("amazon-uk/acme", "ebay-uk/acme-outlet"),
                Set.of("amazon-jp/acme", "lazada-th/acme"),
                Set.of("shopee-my/acme", "lazada-sg/acme"),
                Set.of("aliexpress-es/acme", "aliexpress-fr/acme"));
        together.forEach(sites -> assertThat(highest(reviews(replay, sites::contains), 100))
                .as("%s", sites)
                .isLessThan(0.025));
    }

    /** What a rule looks at while the month goes on: orders not shipped yet, ad sales not attributed yet. */
    @Test
    void shouldKeepTheRulesAtHealthySitesWithWhatIsKnownAtAnyTime() {
        Replay known = new Replay();
        int number = 0;
        for (Slice slice : Simulation.of(SimulationPlan.demo(END)).slices()) {
            slice.publications().forEach(publication -> publication.events().forEach(known::take));
            if (number++ % 5 != 0) {
                continue;
            }
            for (SiteProfile site : World.SITES) {
                Replay.Share late = new Replay.Share();
                if (!site.id().equals(World.LATE_SHIPPER)) {
                    shipments(known, site.id(), slice.to()).forEach(due -> late.add(due.counts));
                }
                assertThat(late.whole < 100 ? 0 : late.value())
                        .as("late shipments of %s at %s", site.id(), slice.to())
                        .isLessThan(0.04);
                List<AdPerformance> week = adsOf(known, site.id()).stream()
                        .filter(row -> row.getOccurredAt().isAfter(slice.to().minus(Duration.ofDays(7))))
                        .toList();
                assertThat(week.isEmpty() ? 0 : Replay.acos(week)).as(site.id()).isLessThan(0.40);
            }
        }
    }

    /** One item of a rate: when it counts and whether in the numerator. */
    private record Marked(Instant at, boolean counts) {}

    private static List<Marked> reviews(Replay replay, Predicate<String> site) {
        return replay.all(Feedback.class).stream()
                .filter(review -> site.test(review.getSite()))
                .map(review -> new Marked(review.getOccurredAt(), Replay.isNegative(review)))
                .toList();
    }

    private static List<Marked> defects(Replay replay, String site) {
        Set<String> defective = new HashSet<>();
        replay.all(Return.class).stream()
                .filter(back -> back.getKind() == ReturnKind.CLAIM && back.getDeniedAt() == null)
                .forEach(back -> defective.add(back.getSite() + "/" + back.getOrderId()));
        replay.all(Feedback.class).stream()
                .filter(review -> review.getKind() == FeedbackKind.SELLER_FEEDBACK && Replay.isNegative(review))
                .forEach(review -> defective.add(review.getSite() + "/" + review.getOrderId()));
        return ordersOf(replay, site).stream()
                .map(order -> new Marked(order.getOccurredAt(), defective.contains(order.getEntityId())))
                .toList();
    }

    /** All that is due until the end of the last local date, as a running date counts it. */
    private static List<Marked> shipments(Replay replay, String site) {
        return shipments(replay, site, END);
    }

    private static List<Marked> shipments(Replay replay, String site, Instant now) {
        LocalDate last = Replay.localDate(site, now);
        List<Marked> due = new ArrayList<>();
        for (Order order : ordersOf(replay, site)) {
            if (order.getStatus() != OrderStatus.CANCELLED
                    && !Replay.localDate(site, order.getPromisedShipAt()).isAfter(last)) {
                boolean late =
                        order.getShippedAt() == null || order.getShippedAt().isAfter(order.getPromisedShipAt());
                due.add(new Marked(order.getPromisedShipAt(), late));
            }
        }
        return due;
    }

    private static List<Order> ordersOf(Replay replay, String site) {
        return replay.all(Order.class).stream()
                .filter(order -> order.getSite().equals(site) && !order.getWithdrawn())
                .toList();
    }

    private static List<AdPerformance> adsOf(Replay replay, String site) {
        return replay.all(AdPerformance.class).stream()
                .filter(row -> row.getSite().equals(site))
                .toList();
    }

    /** The highest rate so far at the end of any UTC day, from a sample on: the month is no longer than the window. */
    private static double highest(List<Marked> marked, int sample) {
        Map<LocalDate, List<Marked>> byDate = new TreeMap<>(new HashMap<>());
        marked.forEach(
                one -> byDate.computeIfAbsent(one.at.atZone(ZoneOffset.UTC).toLocalDate(), date -> new ArrayList<>())
                        .add(one));
        Replay.Share share = new Replay.Share();
        double highest = 0;
        for (List<Marked> ofDate : byDate.values()) {
            ofDate.forEach(one -> share.add(one.counts));
            highest = share.whole >= sample ? Math.max(highest, share.value()) : highest;
        }
        return highest;
    }
}
