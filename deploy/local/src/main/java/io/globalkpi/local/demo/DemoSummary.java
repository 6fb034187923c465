package io.globalkpi.local.demo;

import java.util.Locale;

/**
 * What came in and what came out, counted.
 *
 * @param events published, duplicates and later tellings included
 * @param duplicates of those, tellings that had been told before
 * @param late first tellings more than a day after the fact
 * @param deadLetters refused, with a reason
 * @param kpiValues values published, each KPI of each snapshot counted
 * @param breaches episodes opened
 * @param notices delivered
 * @param scorecards of an owner and a period each
 * @param frozen those of them whose period has closed
 */
public record DemoSummary(
        long events,
        long duplicates,
        long late,
        long deadLetters,
        long kpiValues,
        long breaches,
        long notices,
        long scorecards,
        long frozen) {

    /** One line a figure, name first, for people and for scripts. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "events in     %d%nduplicates    %d%nlate          %d%ndead letters  %d%nKPI values    %d%nbreaches      %d%nnotices       %d%nscorecards    %d%nfrozen        %d%n",
                events,
                duplicates,
                late,
                deadLetters,
                kpiValues,
                breaches,
                notices,
                scorecards,
                frozen);
    }
}
