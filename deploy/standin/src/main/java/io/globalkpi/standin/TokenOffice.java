package io.globalkpi.standin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Gives access tokens that end, and refresh tokens that may be of use only once. */
public final class TokenOffice {

    private final Clock clock;
    private final Duration accessLasts;
    private final boolean singleUse;
    private final Map<String, Instant> access = new HashMap<>();
    private String refresh;
    private boolean endsAtOnce;
    private int given;
    private long turnedAway;

    /** @param refresh the first refresh token, as a person put it into the credential */
    public TokenOffice(Clock clock, Duration accessLasts, boolean singleUse, String refresh) {
        this.clock = clock;
        this.accessLasts = accessLasts;
        this.singleUse = singleUse;
        this.refresh = refresh;
    }

    /** What an exchange gives. */
    public record Pair(String access, String refresh, Duration accessLasts) {}

    /** New tokens; empty if that refresh token is not, or no longer, good. */
    public synchronized Optional<Pair> exchange(String presented) {
        if (!presented.equals(refresh)) {
            return Optional.empty();
        }
        given++;
        String token = "access-" + given;
        access.put(token, endsAtOnce ? clock.instant() : clock.instant().plus(accessLasts));
        if (singleUse) {
            refresh = "refresh-" + given;
        }
        return Optional.of(new Pair(token, refresh, accessLasts));
    }

    public synchronized boolean isGood(String token) {
        boolean good = access.containsKey(token) && clock.instant().isBefore(access.get(token));
        if (!good) {
            turnedAway++;
            endsAtOnce = false;
        }
        return good;
    }

    /** How often a token was presented that was not, or no longer, good. */
    public synchronized long turnedAway() {
        return turnedAway;
    }

    /** Ends all access tokens at once, as when a password was changed. */
    public synchronized void endAll() {
        access.clear();
    }

    /** Ends all access tokens, and those to come as soon as they are given, until somebody has been turned away. */
    public synchronized void turnAwayOnce() {
        endsAtOnce = true;
        endAll();
    }

    /** How many exchanges were made. */
    public synchronized int given() {
        return given;
    }
}
