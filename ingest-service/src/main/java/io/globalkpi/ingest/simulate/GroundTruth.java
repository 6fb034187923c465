package io.globalkpi.ingest.simulate;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was planted, and what anybody who counts the events right must find. Counts are of events observed before the
 * end; duplicates and events that may not enter are among them.
 *
 * @param end the end of the month; what is observed later is not in here
 * @param events how many events there are
 * @param eventsByKind the same by kind
 * @param deliveries how badly they are delivered
 * @param risingReturns the site whose return rate climbs, and with it its owner's
 * @param lateShipper the site that ships late
 * @param stoppedFeed the feed that stops
 * @param deadLetters what may not enter, by the id it is planted under
 * @param units units sold and returned by site and local date, for any return rate
 */
@JsonPropertyOrder({"seed", "end", "events", "eventsByKind", "deliveries", "risingReturns", "lateShipper", "stoppedFeed"
})
public record GroundTruth(
        long seed,
        Instant end,
        long events,
        Map<String, Long> eventsByKind,
        Deliveries deliveries,
        RisingReturns risingReturns,
        LateShipper lateShipper,
        StoppedFeed stoppedFeed,
        List<PlantedDeadLetter> deadLetters,
        Map<String, List<UnitsOfDate>> units) {

    /** The days of the window that the planted return rate is told for. */
    public static final int WINDOW_DAYS = 30;

    /** Fewer units sold say nothing about a rate. */
    public static final int LEAST_SAMPLE = 100;

    /** Above this share of returned units a return rate is high. */
    public static final double HIGH_RETURN_RATE = 0.03;

    /**
     * @param duplicates second deliveries of the same telling
     * @param late first deliveries an hour or more after the source's update time
     * @param outOfOrder tellings of orders observed after a higher revision of the same order, duplicates left out
     * @param restated second and third tellings of ad rows
     * @param withdrawn orders taken back by their source
     * @param feedRows rows of {@code ingest.feeds.v1}
     */
    public record Deliveries(
            long duplicates, long late, long outOfOrder, long restated, long withdrawn, long feedRows) {}

    /**
     * @param owner who answers for the site, and for nothing else
     * @param above the 30d return rate that is exceeded
     * @param crossedOn first local date at whose end it is exceeded, null if it never is
     * @param atEnd the 30 local dates that end with the last one
     */
    public record RisingReturns(
            String site,
            String owner,
            double above,
            @Nullable LocalDate crossedOn,
            Rate atEnd) {}

    public record Rate(long unitsReturned, long unitsSold, double rate) {

        boolean isHigh() {
            return unitsSold >= LEAST_SAMPLE && rate > HIGH_RETURN_RATE;
        }

        static Rate of(long returned, long sold) {
            return new Rate(returned, sold, sold == 0 ? 0 : (double) returned / sold);
        }
    }

    /** @param since the first local date of orders that are shipped late more often */
    public record LateShipper(String site, LocalDate since) {}

    /** @param since the first local date without data */
    public record StoppedFeed(String site, String feed, LocalDate since) {}

    public record PlantedDeadLetter(String id, String reason) {}

    public record UnitsOfDate(LocalDate date, long sold, long returned) {}

    public GroundTruth {
        eventsByKind = Collections.unmodifiableMap(new LinkedHashMap<>(eventsByKind));
        deadLetters = List.copyOf(deadLetters);
        units = Collections.unmodifiableMap(new LinkedHashMap<>(units));
    }

    /** The return rate of a site over the local dates that end with one. */
    public Rate returnRate(String site, LocalDate last, int days) {
        LocalDate first = last.minusDays(days - 1L);
        long sold = 0;
        long returned = 0;
        for (UnitsOfDate row : datesOf(site)) {
            if (!row.date().isBefore(first) && !row.date().isAfter(last)) {
                sold += row.sold();
                returned += row.returned();
            }
        }
        return Rate.of(returned, sold);
    }

    private List<UnitsOfDate> datesOf(String site) {
        return Optional.ofNullable(units.get(site))
                .orElseThrow(() -> new IllegalArgumentException("no site " + site + " in " + units.keySet()));
    }

    /** All of it, for scripts. */
    public String toJson() {
        return TruthText.json(this);
    }

    /** The main of it, for people. */
    public String toText() {
        return TruthText.text(this);
    }
}
