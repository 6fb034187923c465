package io.globalkpi.ingest.pull.share;

import io.globalkpi.ingest.publish.Claim;
import java.util.Optional;

/** Where a job gets its right to publish from. */
@FunctionalInterface
public interface ClaimSource {

    /** For tests and tools that nobody shares accounts with. */
    ClaimSource ALONE = accountId -> Optional.empty();

    /**
     * The claim on an account as of now; empty where nobody else could own it.
     *
     * @throws io.globalkpi.ingest.publish.ClaimLostException if another instance owns it
     */
    Optional<Claim> claim(String accountId);
}
