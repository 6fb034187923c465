package io.globalkpi.ingest.platform;

import java.time.Duration;

/**
 * A token bucket: how often an operation may be called. A job's setting {@code rate.<operation>} replaces it, as
 * {@code 20 + 1/PT180S}.
 *
 * @param operation as calls name it; * for all that have none of their own
 * @param scope who shares the bucket
 * @param burst how many calls at once after a rest
 * @param per one more call is allowed after this
 */
public record Rate(String operation, Scope scope, long burst, Duration per) {

    /** Who shares a bucket. */
    public enum Scope {
        /** The jobs of one account. */
        ACCOUNT,
        /** All accounts of the credential's application, as far as this instance runs them. */
        APPLICATION
    }

    public Rate {
        if (burst < 1 || per.isNegative() || per.isZero()) {
            throw new IllegalArgumentException("a rate needs a burst and a time, operation " + operation);
        }
    }

    /** By account, with calls a second as vendors publish them. */
    public static Rate of(String operation, double perSecond, long burst) {
        return new Rate(operation, Scope.ACCOUNT, burst, Duration.ofNanos(Math.round(1e9 / perSecond)));
    }
}
