package io.globalkpi.oracle;

import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Listing;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.Traffic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The whole of what counts, for the rules that look beyond one entity. */
final class Facts {

    private final List<Entity> all;
    private final List<InventorySnapshot> stock;
    private final Reference reference;

    Facts(List<Entity> all, Reference reference) {
        this.all = all;
        this.reference = reference;
        this.stock = all.stream()
                .map(Entity::event)
                .filter(InventorySnapshot.class::isInstance)
                .map(InventorySnapshot.class::cast)
                .toList();
    }

    List<Entry> entries(Entity entity) {
        if (entity.event() instanceof Order order) {
            return new OrderRules(reference).entries(entity, naming(order));
        }
        if (entity.event() instanceof Return) {
            return new ReturnRules(reference).entries(entity, orderIsThere(entity));
        }
        if (entity.event() instanceof InventorySnapshot) {
            return new StockRules(reference).entries(entity, stock);
        }
        return row(entity);
    }

    private List<Entry> row(Entity entity) {
        RowRules rules = new RowRules(reference);
        if (entity.event() instanceof Feedback) {
            return rules.feedback(entity, orderIsThere(entity));
        }
        if (entity.event() instanceof AdPerformance) {
            return rules.ad(entity);
        }
        if (entity.event() instanceof Traffic) {
            return rules.traffic(entity);
        }
        if (entity.event() instanceof Fee) {
            return rules.fee(entity);
        }
        return entity.event() instanceof Listing ? rules.listing(entity) : rules.feed(entity);
    }

    private List<Entity> naming(Order order) {
        return all.stream()
                .filter(entity -> entity.site().getSite().equals(order.getSite()))
                .filter(entity -> order.getOrderId().equals(namedOrder(entity)))
                .toList();
    }

    private boolean orderIsThere(Entity entity) {
        String named = namedOrder(entity);
        return all.stream()
                .filter(other -> other.site().getSite().equals(entity.site().getSite()))
                .anyMatch(other -> other.event() instanceof Order order
                        && order.getOrderId().equals(named));
    }

    private static @Nullable String namedOrder(Entity entity) {
        if (entity.event() instanceof Return returned) {
            return returned.getOrderId();
        }
        return entity.event() instanceof Feedback feedback ? feedback.getOrderId() : null;
    }
}
