package io.globalkpi.oracle;

import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.reference.ProductCost;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a stock snapshot contributes on its date and on the dates it is carried to. */
final class StockRules {

    private static final int CARRIED_DAYS = 3;

    private final Reference reference;

    StockRules(Reference reference) {
        this.reference = reference;
    }

    /** @param all every snapshot that counts, of all sites */
    List<Entry> entries(Entity entity, List<InventorySnapshot> all) {
        InventorySnapshot stock = (InventorySnapshot) entity.event();
        List<Entry> entries = new ArrayList<>(on(entity, stock, stock.getDate()).all());
        for (int days = 1; days <= CARRIED_DAYS; days++) {
            LocalDate date = stock.getDate().plusDays(days);
            if (all.stream().anyMatch(other -> tellsOf(other, stock, date))) {
                break;
            }
            Entries carried = on(entity, stock, date);
            carried.count(owned(stock), "carried_stock", 1);
            entries.addAll(carried.all());
        }
        return entries;
    }

    private static boolean tellsOf(InventorySnapshot other, InventorySnapshot stock, LocalDate date) {
        return other.getSite().equals(stock.getSite())
                && other.getSku().equals(stock.getSku())
                && other.getWarehouse().equals(stock.getWarehouse())
                && other.getDate().equals(date);
    }

    private Entries on(Entity entity, InventorySnapshot stock, LocalDate date) {
        Entries entries = Entries.at(entity.startOf(date), entity.firstObserved());
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
