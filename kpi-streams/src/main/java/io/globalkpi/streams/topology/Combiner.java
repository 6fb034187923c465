package io.globalkpi.streams.topology;

import io.globalkpi.streams.ledger.BookingSink;
import io.globalkpi.streams.measure.Booking;
import io.globalkpi.streams.measure.BookingScopes;
import io.globalkpi.streams.measure.MeasureVector;
import io.globalkpi.streams.measure.Scope;
import io.globalkpi.streams.window.Cell;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Sums contributions per scope and minute until they are passed on, so that what crosses to the next stage grows with scopes and
 * minutes touched, not with events.
 */
final class Combiner implements BookingSink {

    /** @param zone IANA zone of the sites that contributed */
    record Origin(Scope scope, String zone) {}

    private Map<Origin, Map<Cell, MeasureVector>> sums = new LinkedHashMap<>();
    private int cells;

    @Override
    public void book(BookingScopes scopes, Booking booking, int sign) {
        Cell cell = Cell.of(booking);
        booking.forEachScope(scopes, (scope, amounts) -> add(new Origin(scope, scopes.zone()), cell, amounts, sign));
    }

    private void add(Origin origin, Cell cell, MeasureVector amounts, int sign) {
        Map<Cell, MeasureVector> ofScope = sums.computeIfAbsent(origin, key -> new LinkedHashMap<>());
        MeasureVector sum = ofScope.get(cell);
        if (sum == null) {
            sum = new MeasureVector();
            ofScope.put(cell, sum);
            cells++;
        }
        if (sign > 0) {
            sum.add(amounts);
        } else {
            sum.subtract(amounts);
        }
    }

    /** Cells held now. */
    int cells() {
        return cells;
    }

    /** Hands everything out, sums of zero left out, and is empty again. */
    void drain(BiConsumer<Origin, Map<Cell, MeasureVector>> each) {
        Map<Origin, Map<Cell, MeasureVector>> full = sums;
        sums = new LinkedHashMap<>();
        cells = 0;
        full.forEach((origin, ofScope) -> {
            ofScope.values().removeIf(MeasureVector::isZero);
            if (!ofScope.isEmpty()) {
                each.accept(origin, ofScope);
            }
        });
    }
}
