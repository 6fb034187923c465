package io.globalkpi.ingest.pull;

import io.globalkpi.standin.Buckets;
import io.globalkpi.standin.Served;
import io.globalkpi.standin.TokenOffice;
import io.globalkpi.standin.Weather;
import java.util.function.LongSupplier;

/**
 * Something that comes between a system and whoever pulls it.
 *
 * @param name in words, the same for the same hardship at every system
 * @param begin brings it about
 * @param end ends it, where it does not end by itself
 * @param met how many calls met it so far, as the system counts
 */
public record Hardship(String name, Runnable begin, Runnable end, LongSupplier met) {

    public static final String ENDED_ACCESS = "access ended";
    public static final String TOO_MANY_CALLS = "too many calls";
    public static final String BROKEN = "broken connections";
    public static final String OUTAGE = "outage";

    /** Every access token ends before its time. */
    public static Hardship endedAccess(TokenOffice office) {
        return new Hardship(ENDED_ACCESS, office::turnAwayOnce, () -> {}, office::turnedAway);
    }

    /** Somebody else has used up what may be called. */
    public static Hardship tooManyCalls(Buckets buckets) {
        return new Hardship(TOO_MANY_CALLS, () -> buckets.takeAway(2), () -> {}, buckets::refused);
    }

    public static Hardship outage(Weather weather) {
        return new Hardship(OUTAGE, () -> weather.outage(true), () -> weather.outage(false), weather::away);
    }

    /** One answer ends in the middle, and one connection before it. */
    public static Hardship brokenConnections(Weather weather) {
        return new Hardship(
                BROKEN,
                () -> weather.next(Served.broken(Served.Broken.CUT)).next(Served.broken(Served.Broken.RESET)),
                () -> {},
                weather::broken);
    }
}
