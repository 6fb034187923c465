package io.globalkpi.bench.mix;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.bench.mix.Truth.Reach;
import io.globalkpi.bench.mix.Truth.Total;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.kpi.ScopeType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventStreamTest {

    private static final int EVENTS = 20_000;

    private final EventStream stream = EventStream.overTheSpan(Mix.of250Scopes(EVENTS));
    private final List<EventStream.Event> events = new ArrayList<>();

    EventStreamTest() {
        while (stream.hasNext()) {
            events.add(stream.next());
        }
    }

    @Test
    void shouldTellTheSameEveryTime() {
        EventStream again = EventStream.overTheSpan(Mix.of250Scopes(EVENTS));

        assertThat(events).allSatisfy(event -> assertThat(again.next()).isEqualTo(event));
    }

    @Test
    void shouldTellATenthTwiceAndReviseATenth() {
        Set<String> tellings = new HashSet<>();
        Map<String, Integer> repeated = new HashMap<>();
        for (EventStream.Event event : events) {
            if (event.record() instanceof Order order && !tellings.add(order.getEntityId() + order.getRevision())) {
                repeated.merge("duplicates", 1, Integer::sum);
            }
            if (event.record() instanceof Order order && order.getRevision() > 1) {
                repeated.merge("revisions", 1, Integer::sum);
            }
        }
        double orders =
                events.stream().filter(event -> event.record() instanceof Order).count();

        assertThat(repeated.get("duplicates") / orders).isBetween(0.09, 0.11);
        assertThat(repeated.get("revisions") / orders).isBetween(0.10, 0.13);
    }

    @Test
    void shouldSumUpTheLatestRevisionOfEveryOrder() {
        Map<String, Order> latest = new HashMap<>();
        for (EventStream.Event event : events) {
            if (event.record() instanceof Order order) {
                latest.merge(
                        order.getEntityId(),
                        order,
                        (before, now) -> now.getRevision() > before.getRevision() ? now : before);
            }
        }
        long units = latest.values().stream()
                .filter(order -> order.getStatus() != io.globalkpi.schemas.event.OrderStatus.CANCELLED)
                .flatMap(order -> order.getLines().stream())
                .mapToLong(io.globalkpi.schemas.event.OrderLine::getUnits)
                .sum();

        assertThat(total(Total.ORDERS)).isEqualTo(latest.size());
        assertThat(total(Total.UNITS)).isEqualTo(units);
    }

    @Test
    void shouldSumOwnersToTheCompany() {
        long owners = 0;
        for (String owner : stream.truth().ids(ScopeType.OWNER)) {
            owners += stream.truth().of(ScopeType.OWNER, owner, Reach.WHOLE_INPUT, Total.GROSS_MICRO_DOLLARS);
        }

        assertThat(owners).isEqualTo(total(Total.GROSS_MICRO_DOLLARS)).isPositive();
    }

    private long total(Total total) {
        return stream.truth().of(ScopeType.COMPANY, ReferenceFiles.COMPANY, Reach.WHOLE_INPUT, total);
    }
}
