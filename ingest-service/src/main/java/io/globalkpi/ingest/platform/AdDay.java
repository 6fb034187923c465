package io.globalkpi.ingest.platform;

import io.globalkpi.schemas.event.AdPerformance;
import java.time.LocalDate;

/** The row of an advertising report on a date: what is the same whatever network tells it. */
public final class AdDay {

    private AdDay() {}

    /**
     * A row to be filled in. Networks restate their rows without a word, so the time of the report is the revision. Their
     * dates are taken as they stand and booked at the date's start in the site's zone.
     *
     * @param id of what the row is about, without the date: account, campaign and, if it is that fine, SKU
     */
    public static AdPerformance.Builder row(Told told, LocalDate date, String... id) {
        return AdPerformance.newBuilder()
                .setEntityId(told.entity("ads", date.toString(), String.join("/", id)))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(told.shop().start(date))
                .setObservedAt(told.observedAt())
                .setDate(date);
    }
}
