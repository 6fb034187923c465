package io.globalkpi.oracle;

import io.globalkpi.schemas.table.ReferenceData;
import java.time.LocalDate;

/** When the periods that to-date windows grow from begin. */
public interface PeriodStarts {

    static PeriodStarts of(ReferenceData data) {
        return data.manifest().getFiscalYear() == null
                ? new CalendarStarts()
                : new FiscalStarts(data.manifest().getFiscalYear());
    }

    /** The first date of the period that a date lies in. */
    LocalDate first(Window window, LocalDate date);

    /** The first date of the period after that one. */
    LocalDate next(Window window, LocalDate date);
}
