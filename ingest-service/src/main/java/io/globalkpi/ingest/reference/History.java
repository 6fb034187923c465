package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.period.Period;
import java.math.BigDecimal;
import java.util.Optional;

/** What was reached before, as it was published. Planning for a new year asks for the one that is over. */
@FunctionalInterface
public interface History {

    /** Nothing is known: where no values are published, or nobody can ask for them. */
    History NONE = (scope, kpi, month) -> Optional.empty();

    /** The sum that was reached in a month, in the KPI's unit; empty if none was published. */
    Optional<BigDecimal> reached(ScopeRef scope, String kpi, Period month);
}
