package io.globalkpi.ingest.pull.plan;

import io.globalkpi.ingest.platform.FeedPlan;
import io.globalkpi.ingest.platform.Shop;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a feed as one job has it: the room's, with what the job's settings change.
 *
 * @param feed the plan with the job's own durations and sweeps
 * @param schedule when it runs
 * @param shop whose days are counted
 * @param begin where the first pull begins; null: as far back as the plan's history
 */
public record JobPlan(
        FeedPlan feed,
        Schedule schedule,
        Shop shop,
        @Nullable Instant begin) {

    /**
     * @param schedule of the job; blank: as often as the feed's plan says
     * @throws IllegalArgumentException naming the setting and what it should be
     */
    public static JobPlan of(FeedPlan room, String schedule, Shop shop, Map<String, String> settings) {
        Settings own = new Settings(settings);
        FeedPlan feed = new FeedPlan(
                room.name(),
                room.kind(),
                room.reach(),
                room.every(),
                own.duration("settle", room.settle()),
                own.duration("overlap", room.overlap()),
                own.duration("longest", room.longest()),
                own.duration("history", room.history()),
                own.sweeps(room),
                room.names(),
                room.pushed());
        Schedule times = schedule.isBlank() ? new Schedule.Every(room.every()) : Schedule.of(schedule, shop.zone());
        return new JobPlan(feed, times, shop, own.begin(shop).orElse(null));
    }

    /** Where the first pull begins. */
    Instant begin(Instant now) {
        return begin == null ? now.minus(feed.history()) : begin;
    }

    /** The settings of a job that change its plan. */
    private record Settings(Map<String, String> texts) {

        Duration duration(String name, Duration otherwise) {
            String text = texts.get(name);
            return text == null ? otherwise : duration(name, text);
        }

        Optional<Instant> begin(Shop shop) {
            String text = texts.get("from");
            try {
                return Optional.ofNullable(text).map(date -> shop.start(LocalDate.parse(date)));
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("from must be a date such as 2026-01-31, was '" + text + "'", e);
            }
        }

        List<FeedPlan.Sweep> sweeps(FeedPlan room) {
            String text = texts.get("sweeps");
            if (text == null) {
                return room.sweeps();
            }
            List<FeedPlan.Sweep> sweeps = new ArrayList<>();
            for (String one : text.isBlank() ? new String[0] : text.split(",")) {
                String[] parts = one.strip().split("=", 2);
                if (parts.length < 2) {
                    throw new IllegalArgumentException(
                            "sweeps must be pairs of how often and how far back such as PT24H=P30D, was '" + text
                                    + "'");
                }
                sweeps.add(new FeedPlan.Sweep(
                        room.sweeps().isEmpty()
                                ? room.reach()
                                : room.sweeps().get(0).reach(),
                        duration("sweeps", parts[0]),
                        duration("sweeps", parts[1])));
            }
            return sweeps;
        }

        /** Days may be written as days: P30D. */
        private static Duration duration(String name, String text) {
            try {
                String trimmed = text.strip();
                return trimmed.contains("T") || trimmed.endsWith("D")
                        ? Duration.parse(trimmed)
                        : Duration.ofDays(Period.parse(trimmed).getDays());
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        name + " must be a duration such as PT30M or P30D, was '" + text + "'", e);
            }
        }
    }
}
