package io.globalkpi.local.cli;

import io.globalkpi.schemas.kpi.Reconciliation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;

/** How what two sources tell of a day is printed, and when it is too much apart. */
final class Reconciliations {

    /** By column name, the cause as a reconciliation names it. */
    private static final List<String> CAUSES =
            List.of("zone", "cancelled", "refund-date", "fees", "tax", "currency", "missing");

    static final Comparator<Reconciliation> ORDER = Comparator.comparing(Reconciliation::getDate)
            .thenComparing(Reconciliation::getSite)
            .thenComparing(Reconciliation::getFeed)
            .thenComparing(Reconciliation::getOtherSource);

    private Reconciliations() {}

    static Table<Reconciliation> columns() {
        Table<Reconciliation> table = new Table<Reconciliation>()
                .column("date", Reconciliation::getDate)
                .column("site", Reconciliation::getSite)
                .column("feed", Reconciliation::getFeed)
                .column("source", Reconciliation::getSource)
                .column("other", Reconciliation::getOtherSource)
                .column("entities", Reconciliation::getEntities)
                .column("otherEntities", Reconciliation::getOtherEntities)
                .column("units", Reconciliation::getUnits)
                .column("otherUnits", Reconciliation::getOtherUnits)
                .column("money", Reconciliation::getCurrency)
                .column("amount", Reconciliation::getAmount)
                .column("otherAmount", Reconciliation::getOtherAmount)
                .column("difference", row -> row.getAmount().subtract(row.getOtherAmount()));
        CAUSES.forEach(cause -> table.column(cause, row -> row.getExplained().get(cause)));
        return table.column("unexplained", Reconciliation::getUnexplained)
                .column("unexplainedPercent", Reconciliations::percent)
                .column("asOf", Reconciliation::getAsOf);
    }

    /** True when more of the day is unexplained than that part of the greater of the two amounts. */
    static boolean isAbove(Reconciliation row, BigDecimal share) {
        return row.getUnexplained().abs().compareTo(greater(row).multiply(share)) > 0;
    }

    /** What is unexplained, in percent of the greater of the two amounts. */
    private static BigDecimal percent(Reconciliation row) {
        BigDecimal rest = row.getUnexplained().abs();
        BigDecimal greater = greater(row);
        if (greater.signum() == 0) {
            return rest.signum() == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(100);
        }
        return rest.movePointRight(2).divide(greater, 2, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal greater(Reconciliation row) {
        return row.getAmount().abs().max(row.getOtherAmount().abs());
    }
}
