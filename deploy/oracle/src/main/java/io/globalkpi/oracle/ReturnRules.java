package io.globalkpi.oracle;

import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.ReturnLine;
import io.globalkpi.schemas.reference.ProductCost;
import java.util.List;
import java.util.Optional;

/** What a return contributes at its own time. */
final class ReturnRules {

    private final Reference reference;

    ReturnRules(Reference reference) {
        this.reference = reference;
    }

    List<Entry> entries(Entity entity, boolean orderIsThere) {
        Return returned = (Return) entity.event();
        Entries entries = Entries.of(entity, returned.getOccurredAt());
        returned.getLines().forEach(line -> line(entity, returned, line, entries));
        if (returned.getOrderId() == null) {
            entries.count("unmatched_returns", 1);
        } else if (!orderIsThere) {
            entries.count("waiting_orders", 1);
        }
        return entries.all();
    }

    private void line(Entity entity, Return returned, ReturnLine line, Entries entries) {
        Line owned = reference.line(returned.getSite(), line.getCampaign(), line.getSku(), line.getCategory());
        entries.count(owned, "units_returned", returned.getKind() == ReturnKind.RETURN ? line.getUnits() : 0);
        entries.money(owned, "refunds", line.getRefundMicros(), returned.getCurrency());
        Optional<ProductCost> cost =
                reference.cost(returned.getSite(), line.getSku(), entity.dateOf(returned.getOccurredAt()));
        if (cost.isPresent() || line.getUnits() == 0) {
            entries.money(owned, "costed_refunds", line.getRefundMicros(), returned.getCurrency());
        }
        if (cost.isPresent() && line.getRestocked()) {
            ProductCost row = cost.get();
            entries.money(
                    owned, "cogs", OrderRules.times(-line.getUnits(), row.getUnitCostMicros()), row.getCurrency());
        }
    }
}
