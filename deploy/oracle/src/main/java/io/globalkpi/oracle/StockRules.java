package io.globalkpi.oracle;

import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.reference.ProductCost;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a stock snapshot contributes on its date and on the dates it is carried to. */
final class StockRules {

    private static final int CARRIED_DAYS = 3;

    private final Reference reference;

    StockRules(Reference reference) {
        this.reference = reference;
    }

    /** @param isTold whether a snapshot of the same site, SKU and warehouse counts on a date */
    List<Entry> entries(Entity entity, Predicate<LocalDate> isTold) {
        InventorySnapshot stock = (InventorySnapshot) entity.event();
        List<Entry> entries = new ArrayList<>(on(entity, stock, stock.getDate()).all());
        for (int days = 1; days <= CARRIED_DAYS; days++) {
            LocalDate date = stock.getDate().plusDays(days);
            if (isTold.test(date)) {
                break;
            }
            Entries carried = on(entity, stock, date);
            carried.count(owned(stock), "carried_stock", 1);
            entries.addAll(carried.all());
        }
        return entries;
    }

    private Entries on(Entity entity, InventorySnapshot stock, LocalDate date) {
        Entries entries = Entries.of(entity, entity.startOf(date));
        Line owned = owned(stock);
        entries.count(owned, "sku_days", 1);
        entries.count(owned, "out_of_stock_sku_days", stock.getSellableUnits() <= 0 ? 1 : 0);
        entries.count(owned, "units_days", stock.getSellableUnits());
        entries.count(owned, "aged_units_days", stock.getAgedUnits());
        value(stock, date, owned, entries);
        return entries;
    }

    private void value(InventorySnapshot stock, LocalDate date, Line owned, Entries entries) {
        if (stock.getUnitCostMicros() != null) {
            book(stock, stock.getUnitCostMicros(), stock.getCurrency(), owned, entries);
            return;
        }
        Optional<ProductCost> cost = reference.cost(stock.getSite(), stock.getSku(), date);
        if (cost.isPresent()) {
            book(stock, cost.get().getUnitCostMicros(), cost.get().getCurrency(), owned, entries);
        } else {
            entries.count(owned, "waiting_costs", 1);
        }
    }

    private static void book(InventorySnapshot stock, long cost, String currency, Line owned, Entries entries) {
        entries.money(owned, "inventory_value_days", OrderRules.times(stock.getSellableUnits(), cost), currency);
    }

    private Line owned(InventorySnapshot stock) {
        return reference.line(stock.getSite(), null, stock.getSku(), stock.getCategory());
    }
}
