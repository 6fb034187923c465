package io.globalkpi.bench.mix;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the events of a measurement are made of. Printed with every result: a mix that is thinned makes any engine fast.
 *
 * @param name names the input in results
 * @param events how many are published, duplicates and revisions included
 * @param sites how many sites; busy ones first, by a harmonic law
 * @param owners how many owners, each answering for the sites whose number leaves theirs as the remainder
 * @param span business time that the events are spread over, ending at {@link #END}
 * @param duplicates per hundred: told again, unchanged
 * @param revisions per hundred: told again, with other amounts
 * @param late per hundred: happened up to {@link #LATENESS} before they are told
 * @param seed of everything random
 * @param window the only one that KPIs are published for; null for those that ship
 */
public record Mix(
        String name,
        int events,
        int sites,
        int owners,
        Duration span,
        int duplicates,
        int revisions,
        int late,
        long seed,
        @Nullable String window) {

    /** When the input ends: a minute past a step of five minutes, so that no step ends while the last values are awaited. */
    public static final Instant END = Instant.parse("2026-06-17T10:01:00Z");

    public static final Duration LATENESS = Duration.ofMinutes(55);

    public Mix {
        if (events < 1 || sites < 1 || owners < 1 || owners > sites) {
            throw new IllegalArgumentException(
                    "events, sites and owners must be 1 or more and owners at most sites, were " + events + ", " + sites
                            + ", " + owners);
        }
    }

    /** 200 sites and 50 owners, two days, 10 % duplicates, 10 % revisions, 3 % late. */
    public static Mix of250Scopes(int events) {
        return new Mix("250 scopes", events, 200, 50, Duration.ofHours(48), 10, 10, 3, 42, null);
    }

    /** The same events, for KPIs of one window. */
    public static Mix ofOneWindow(int events, String window) {
        return new Mix(
                "250 scopes, " + window + " alone", events, 200, 50, Duration.ofHours(48), 10, 10, 3, 42, window);
    }

    /** 8,000 sites and 2,000 owners; the same otherwise. */
    public static Mix of10000Scopes(int events) {
        return new Mix("10,000 scopes over 48 h", events, 8_000, 2_000, Duration.ofHours(48), 10, 10, 3, 42, null);
    }

    /** As many events per scope and minute as {@link #of250Scopes} has, in 40 times as many scopes. */
    public static Mix asDenseOn10000Scopes(int events) {
        return new Mix(
                "10,000 scopes", events, 8_000, 2_000, Duration.ofHours(48).dividedBy(40), 10, 10, 3, 42, null);
    }

    /** 10 sites and 4 owners over twice as long as any pane but those of days is kept; the same otherwise. */
    public static Mix of120Days(int events) {
        return new Mix("120 days", events, 10, 4, Duration.ofDays(120), 10, 10, 3, 42, null);
    }

    public Instant begin() {
        return END.minus(span);
    }

    /** In one line, for people. */
    public String describe() {
        double perScopeAndMinute = (double) events / span.toMinutes() / (sites + owners);
        return String.format(
                java.util.Locale.ROOT,
                "%,d events over %.1f h of business time, %,d sites, %,d owners; %d %% duplicates, %d %% revisions, %d %% late up to %d min;"
                        + " %.3f events per scope and minute; kinds per hundred: %s; seed %d",
                events,
                span.toMinutes() / 60.0,
                sites,
                owners,
                duplicates,
                revisions,
                late,
                LATENESS.toMinutes(),
                perScopeAndMinute,
                Kinds.describe(),
                seed);
    }
}
