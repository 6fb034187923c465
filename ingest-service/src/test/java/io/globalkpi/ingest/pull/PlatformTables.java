package io.globalkpi.ingest.pull;

import io.globalkpi.ingest.platform.FeedPlan;
import io.globalkpi.ingest.platform.Platform;
import io.globalkpi.ingest.platform.PlatformFeed;
import io.globalkpi.ingest.platform.Rate;
import io.globalkpi.ingest.platform.Reach;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the rooms declare of their feeds and limits, as the tables of {@code deploy/docs/platforms.md}. */
final class PlatformTables {

    private static final Map<Reach, String> BY = Map.of(
            Reach.UPDATED, "update",
            Reach.CREATED, "creation",
            Reach.DATES, "date",
            Reach.SNAPSHOT, "all there is",
            Reach.NAMED, "name");

    private PlatformTables() {}

    static String feeds() {
        List<String> lines = new ArrayList<>();
        lines.add("| system | feed | events | how | every | by | ripe after | overlap | at most | first | again |");
        lines.add("|---|---|---|---|---|---|---|---|---|---|---|");
        for (Platform platform : Platforms.all()) {
            platform.feeds().forEach(feed -> lines.add(row(platform, feed)));
        }
        return String.join("\n", lines);
    }

    private static String row(Platform platform, PlatformFeed<?> feed) {
        FeedPlan plan = feed.plan();
        boolean spans = plan.reach() != Reach.SNAPSHOT;
        return cells(
                platform.name(),
                plan.name(),
                plan.kind() == null ? "-" : plan.kind().id(),
                how(platform, plan),
                time(plan.every()),
                BY.get(plan.reach()),
                time(plan.settle()),
                time(plan.overlap()),
                spans ? time(plan.longest()) : "-",
                spans ? time(plan.history()) + " back" : "-",
                plan.sweeps().isEmpty()
                        ? "-"
                        : plan.sweeps().stream().map(PlatformTables::again).collect(Collectors.joining("; ")));
    }

    private static String how(Platform platform, FeedPlan plan) {
        if (platform.protocol().hosts(Map.of()).isEmpty()) {
            return "file";
        }
        return "pull" + (plan.names() ? ", by name" : "") + (plan.pushed() ? ", push" : "");
    }

    private static String again(FeedPlan.Sweep sweep) {
        return time(sweep.back()) + " by " + BY.get(sweep.reach()) + " every " + time(sweep.every());
    }

    static String limits() {
        List<String> lines = new ArrayList<>();
        lines.add("| system | call | at once | one more after | shared by |");
        lines.add("|---|---|---|---|---|");
        for (Platform platform : Platforms.all()) {
            platform.protocol().rates().forEach(rate -> lines.add(row(platform, rate)));
        }
        return String.join("\n", lines);
    }

    private static String row(Platform platform, Rate rate) {
        return cells(
                platform.name(),
                rate.operation().equals("*") ? "every other" : rate.operation(),
                Long.toString(rate.burst()),
                time(rate.per()),
                rate.scope() == Rate.Scope.ACCOUNT ? "an account" : "an application");
    }

    private static String cells(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String time(Duration duration) {
        if (duration.isZero()) {
            return "-";
        }
        if (duration.toDays() >= 3650) {
            return "all";
        }
        if (duration.toMillis() % Duration.ofDays(1).toMillis() == 0) {
            return duration.toDays() + " d";
        }
        if (duration.toMillis() % Duration.ofHours(1).toMillis() == 0) {
            return duration.toHours() + " h";
        }
        if (duration.toMillis() % Duration.ofMinutes(1).toMillis() == 0) {
            return duration.toMinutes() + " min";
        }
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
