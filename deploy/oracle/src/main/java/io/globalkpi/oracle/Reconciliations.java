package io.globalkpi.oracle;

import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.Order;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The orders of one site held against the source that it is reconciled with (measures.md, part 6). */
final class Reconciliations {

    private final ReconcileRules rules;
    private final Map<String, Entity> counting = new HashMap<>();
    private final Map<String, Entity> others = new HashMap<>();
    private final Map<String, List<Entity>> fees = new HashMap<>();

    /**
     * @param counted what counts at the site
     * @param against what the source tells that the site is reconciled with
     */
    Reconciliations(List<Entity> counted, List<Entity> against, Reference reference) {
        this.rules = new ReconcileRules(reference);
        counted.forEach(this::note);
        against.stream()
                .filter(entity -> entity.event() instanceof Order)
                .forEach(entity -> others.put(entity.id(), entity));
    }

    private void note(Entity entity) {
        if (entity.event() instanceof Order && isReconciled(entity)) {
            counting.put(entity.id(), entity);
        } else if (entity.event() instanceof Fee fee && fee.getOrderId() != null) {
            fees.computeIfAbsent(fee.getOrderId(), any -> new ArrayList<>()).add(entity);
        }
    }

    private static boolean isReconciled(Entity entity) {
        String source = (String) Fields.of(entity.event(), "source");
        Optional<String> other = Sources.heldAgainst(entity.site(), entity.event());
        return Sources.authority(entity.site(), entity.event())
                        .filter(source::equals)
                        .isPresent()
                && other.isPresent()
                && !other.get().equals(source);
    }

    /** Every order that either tells, under the telling whose time it is: the authority's where it tells it. */
    void each(BiConsumer<Entity, List<Entry>> sink) {
        counting.forEach((id, order) -> sink.accept(order, entries(order, others.get(id))));
        others.forEach((id, order) -> {
            if (!counting.containsKey(id)) {
                sink.accept(order, entries(order, null));
            }
        });
    }

    private List<Entry> entries(Entity order, @Nullable Entity other) {
        Order told = (Order) order.event();
        Entries entries = Entries.of(
                order, told.getOccurredAt().plus(Duration.ofDays(order.site().getReconciledAfterDays())));
        rules.order(order, other, fees.getOrDefault(told.getOrderId(), List.of()), entries);
        return entries.all();
    }
}
