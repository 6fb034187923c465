package io.globalkpi.streams.topology;

import io.globalkpi.schemas.kpi.ScopeType;
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
 *
 * <p>Platform, market and company get whatever their sites get, so theirs is summed from the sites' sums when it is passed on.
 */
final class Combiner implements BookingSink {

    /** @param zone IANA zone of the sites that contributed */
    record Origin(Scope scope, String zone) {}

    private Map<BookingScopes, Map<Cell, MeasureVector>> sites = new LinkedHashMap<>();
    private Map<Origin, Map<Cell, MeasureVector>> others = new LinkedHashMap<>();
    private int cells;

    @Override
    public void book(BookingScopes scopes, Booking booking, int sign) {
        Cell cell = Cell.of(booking);
        add(sites.computeIfAbsent(scopes, key -> new LinkedHashMap<>()), cell, booking.site(), sign);
        booking.others().forEach((scope, amounts) -> add(of(scope, scopes.zone()), cell, amounts, sign));
    }

    private Map<Cell, MeasureVector> of(Scope scope, String zone) {
        return others.computeIfAbsent(new Origin(scope, zone), key -> new LinkedHashMap<>());
    }

    private void add(Map<Cell, MeasureVector> sums, Cell cell, MeasureVector amounts, int sign) {
        MeasureVector sum = sums.get(cell);
        if (sum == null) {
            sum = new MeasureVector();
            sums.put(cell, sum);
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
        Map<BookingScopes, Map<Cell, MeasureVector>> full = sites;
        sites = new LinkedHashMap<>();
        full.forEach((scopes, sums) -> {
            sums.values().removeIf(MeasureVector::isZero);
            hand(new Origin(new Scope(ScopeType.SITE, scopes.site()), scopes.zone()), sums, each);
            rollUp(scopes, sums);
        });
        Map<Origin, Map<Cell, MeasureVector>> rest = others;
        others = new LinkedHashMap<>();
        cells = 0;
        rest.forEach((origin, sums) -> {
            sums.values().removeIf(MeasureVector::isZero);
            hand(origin, sums, each);
        });
    }

    private static void hand(
            Origin origin, Map<Cell, MeasureVector> sums, BiConsumer<Origin, Map<Cell, MeasureVector>> each) {
        if (!sums.isEmpty()) {
            each.accept(origin, sums);
        }
    }

    private void rollUp(BookingScopes scopes, Map<Cell, MeasureVector> sums) {
        Map<Cell, MeasureVector> platform = of(new Scope(ScopeType.PLATFORM, scopes.platform()), scopes.zone());
        Map<Cell, MeasureVector> market = of(new Scope(ScopeType.MARKET, scopes.market()), scopes.zone());
        Map<Cell, MeasureVector> company = of(new Scope(ScopeType.COMPANY, scopes.company()), scopes.zone());
        sums.forEach((cell, amounts) -> {
            MeasureVector beyond = amounts.withoutLocal();
            add(platform, cell, beyond, 1);
            add(market, cell, beyond, 1);
            add(company, cell, beyond, 1);
        });
    }
}
