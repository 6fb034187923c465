package io.globalkpi.streams.scorecard;

import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.Scorecard;
import io.globalkpi.schemas.reference.ScorecardTemplate;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where the state of owners outlives the process; null takes a row away. */
public interface CardShelf {

    /** The last KPI snapshot of a month. */
    void snapshot(String owner, String window, LocalDate month, @Nullable KpiSnapshot snapshot);

    /** The scorecard as it was published last. */
    void card(String owner, String period, @Nullable Scorecard card);

    /** The template a frozen scorecard was made by: a later change of the row changes no old period. */
    void template(String owner, String period, @Nullable ScorecardTemplate template);

    /** A frozen period as it has been settled, adjustments of later frozen periods included. */
    void settled(String owner, String period, @Nullable Scorecard settled);
}
