package io.globalkpi.ingest.pull.call;

import java.util.Optional;

/** Keeps tokens where the next owner of an account finds them. */
public interface TokenStore {

    /** @param key platform, account and grant */
    Optional<HeldTokens> find(String key);

    /**
     * Returns when they are kept for good: only then they may be used.
     *
     * @throws io.globalkpi.ingest.platform.CallException if they cannot be kept
     */
    void keep(String key, HeldTokens tokens);
}
