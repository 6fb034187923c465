package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.table.Authorities;
import io.globalkpi.schemas.topic.EventKind;
import java.util.Set;

/** Whether a site can be held against the source that it is to be reconciled with. */
final class ReconciliationChecks {

    private static final String FIELD = "reconciledWith";
    private static final String ORDERS = EventKind.ORDERS.id();

    /** Contributions stand up to 60 days ahead, and orders may themselves be told early. */
    private static final int MOST_DAYS = 30;

    private ReconciliationChecks() {}

    static void check(Site site, Entry entry) {
        site.getReconciledWith()
                .keySet()
                .forEach(key -> Known.check(entry, FIELD, Authorities.kindOf(key), Set.of(ORDERS)));
        RowChecks.dated(FIELD, site.getReconciledWith(), entry);
        boolean named = site.getSources().keySet().stream()
                .anyMatch(key -> Authorities.kindOf(key).equals(ORDERS));
        if (!site.getReconciledWith().isEmpty() && !named) {
            entry.problem(
                    FIELD,
                    "has nothing to be held against: no source of orders is the one that counts",
                    site.getReconciledWith(),
                    "one that counts as well, as sources: {orders: " + site.getPlatform() + "}");
        }
        if (!site.getReconciledWith().isEmpty()
                && site.getSources()
                        .entrySet()
                        .containsAll(site.getReconciledWith().entrySet())) {
            entry.problem(FIELD, "is the source that counts", site.getReconciledWith(), "another source of orders");
        }
        if (site.getReconciledAfterDays() < 0 || site.getReconciledAfterDays() > MOST_DAYS) {
            entry.problem(
                    "reconciledAfterDays",
                    "is out of range",
                    site.getReconciledAfterDays(),
                    "days from 0 to " + MOST_DAYS);
        }
    }
}
