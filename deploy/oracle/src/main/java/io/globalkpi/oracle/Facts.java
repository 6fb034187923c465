package io.globalkpi.oracle;

import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Listing;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.Traffic;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that counts at one site, for the rules that look beyond one entity: no rule looks beyond a site. */
final class Facts {

    private final Reference reference;
    private final Set<String> orders = new HashSet<>();
    private final Map<String, List<Entity>> naming = new HashMap<>();
    private final Map<Stock, Set<LocalDate>> stock = new HashMap<>();

    private record Stock(String sku, String warehouse) {

        static Stock of(InventorySnapshot snapshot) {
            return new Stock(snapshot.getSku(), snapshot.getWarehouse());
        }
    }

    Facts(List<Entity> ofOneSite, Reference reference) {
        this.reference = reference;
        ofOneSite.forEach(this::note);
    }

    private void note(Entity entity) {
        if (entity.event() instanceof Order order) {
            orders.add(order.getOrderId());
        } else if (entity.event() instanceof InventorySnapshot snapshot) {
            stock.computeIfAbsent(Stock.of(snapshot), any -> new HashSet<>()).add(snapshot.getDate());
        }
        String named = namedOrder(entity);
        if (named != null) {
            naming.computeIfAbsent(named, any -> new ArrayList<>()).add(entity);
        }
    }

    List<Entry> entries(Entity entity) {
        if (entity.event() instanceof Order order) {
            return new OrderRules(reference).entries(entity, naming.getOrDefault(order.getOrderId(), List.of()));
        }
        if (entity.event() instanceof Return) {
            return new ReturnRules(reference).entries(entity, orderIsThere(entity));
        }
        if (entity.event() instanceof InventorySnapshot snapshot) {
            Set<LocalDate> told = stock.getOrDefault(Stock.of(snapshot), Set.of());
            return new StockRules(reference).entries(entity, told::contains);
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

    private boolean orderIsThere(Entity entity) {
        return orders.contains(namedOrder(entity));
    }

    private static @Nullable String namedOrder(Entity entity) {
        if (entity.event() instanceof Return returned) {
            return returned.getOrderId();
        }
        return entity.event() instanceof Feedback feedback ? feedback.getOrderId() : null;
    }
}
