package io.globalkpi.ingest.platform;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Access to one account.
 *
 * @param access sent with calls
 * @param refresh gets the next ones; null if the credential's own is used every time
 * @param accessUntil when the access token ends (UTC); null if it does not say
 * @param refreshUntil when a person must log in again (UTC); null if it does not say
 */
public record Tokens(
        String access,
        @Nullable String refresh,
        @Nullable Instant accessUntil,
        @Nullable Instant refreshUntil) {

    @Override
    public String toString() {
        return "Tokens[until " + accessUntil + "]";
    }
}
