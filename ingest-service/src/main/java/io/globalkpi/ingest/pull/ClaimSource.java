package io.globalkpi.ingest.pull;

import io.globalkpi.ingest.publish.Claim;
import java.util.Optional;

/** Where a job gets its right to publish from. */
@FunctionalInterface
interface ClaimSource {

    /** The claim on an account as of now; empty where nobody else could own it. */
    Optional<Claim> claim(String accountId);

    ClaimSource ALONE = accountId -> Optional.empty();
}
