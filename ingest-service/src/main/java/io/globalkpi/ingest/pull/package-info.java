/**
 * The running of connectors: which platforms there are, which slice is next, calls within limits, tokens, one owner per
 * account, and every step published in one transaction.
 *
 * <p>What a platform sends and means is said in its room under {@code platform}; what is published, and how, in
 * {@code publish}.
 */
@NullMarked
package io.globalkpi.ingest.pull;

import org.jspecify.annotations.NullMarked;
