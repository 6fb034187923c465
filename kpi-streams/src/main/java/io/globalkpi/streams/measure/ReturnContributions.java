package io.globalkpi.streams.measure;

import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.ReturnLine;
import io.globalkpi.schemas.measure.Measure;
import io.globalkpi.schemas.reference.ProductCost;
import java.util.Optional;

/** What a return books at its own time. */
final class ReturnContributions {

    private ReturnContributions() {}

    static void book(Return told, EntityBookings bookings) {
        Moment moment = bookings.at(told.getOccurredAt().toEpochMilli());
        moment.count(Measure.UNMATCHED_RETURNS, told.getOrderId() == null ? 1 : 0);
        for (ReturnLine line : told.getLines()) {
            Line owned = line(line);
            moment.count(Measure.UNITS_RETURNED, owned, units(told, line))
                    .money(Measure.REFUNDS, owned, told.getCurrency(), line.getRefundMicros());
            cost(told, line, moment, bookings);
        }
    }

    static Line line(ReturnLine line) {
        return new Line(line.getSku(), line.getCategory(), line.getCampaign());
    }

    /** Units that came back; refunds, claims and chargebacks bring none. */
    static long units(Return told, ReturnLine line) {
        return told.getKind() == ReturnKind.RETURN ? line.getUnits() : 0;
    }

    /** A return to stock takes the cost of its goods back. */
    private static void cost(Return told, ReturnLine line, Moment moment, EntityBookings bookings) {
        Optional<ProductCost> cost = bookings.book().costOf(bookings.site().id(), line.getSku(), moment.day());
        if (cost.isEmpty() && line.getUnits() != 0) {
            return;
        }
        moment.money(Measure.COSTED_REFUNDS, line(line), told.getCurrency(), line.getRefundMicros());
        if (line.getRestocked() && cost.isPresent()) {
            ProductCost row = cost.get();
            moment.money(
                    Measure.COGS,
                    line(line),
                    row.getCurrency(),
                    -OrderContributions.times(line.getUnits(), row.getUnitCostMicros()));
        }
    }
}
