package io.globalkpi.streams.measure;

import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.measure.Measure;
import io.globalkpi.schemas.reference.ProductCost;
import java.time.LocalDate;
import java.util.Optional;

/** What a stock snapshot books: its own date, and the dates after it that have no snapshot. */
final class StockContributions {

    private StockContributions() {}

    static void book(InventorySnapshot snapshot, int carriedDays, EntityBookings bookings) {
        for (int days = 0; days <= carriedDays; days++) {
            LocalDate date = snapshot.getDate().plusDays(days);
            Moment moment = bookings.at(bookings.site().startOf(date));
            Line line = new Line(snapshot.getSku(), snapshot.getCategory(), null);
            moment.count(Measure.SKU_DAYS, line, 1)
                    .count(Measure.OUT_OF_STOCK_SKU_DAYS, line, snapshot.getSellableUnits() <= 0 ? 1 : 0)
                    .count(Measure.UNITS_DAYS, line, snapshot.getSellableUnits())
                    .count(Measure.AGED_UNITS_DAYS, line, snapshot.getAgedUnits())
                    .count(Measure.CARRIED_STOCK, line, days > 0 ? 1 : 0);
            value(snapshot, line, date, moment, bookings);
        }
    }

    private static void value(
            InventorySnapshot snapshot, Line line, LocalDate date, Moment moment, EntityBookings bookings) {
        if (snapshot.getUnitCostMicros() != null) {
            value(snapshot, line, moment, snapshot.getCurrency(), snapshot.getUnitCostMicros());
            return;
        }
        Optional<ProductCost> cost =
                bookings.book().costOf(bookings.site().id(), snapshot.getSku(), (int) date.toEpochDay());
        cost.ifPresentOrElse(
                row -> value(snapshot, line, moment, row.getCurrency(), row.getUnitCostMicros()),
                () -> moment.count(Measure.WAITING_COSTS, line, 1));
    }

    private static void value(InventorySnapshot snapshot, Line line, Moment moment, String currency, long unitCost) {
        moment.money(
                Measure.INVENTORY_VALUE_DAYS,
                line,
                currency,
                OrderContributions.times(snapshot.getSellableUnits(), unitCost));
    }
}
