package io.globalkpi.ingest.pull.call;

import io.globalkpi.ingest.platform.Tokens;

/**
 * Tokens as they are kept.
 *
 * @param tokens the last ones
 * @param origin hash of the credential's refresh token that the first exchange began with: another one there means that
 *     somebody logged in anew, and what is kept is of no use
 */
public record HeldTokens(Tokens tokens, String origin) {}
