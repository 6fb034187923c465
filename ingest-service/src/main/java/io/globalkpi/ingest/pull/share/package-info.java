/**
 * Sharing accounts among instances by a Kafka consumer group: who owns what, the right to publish for it, and what the next
 * owner must find (checkpoints, tokens).
 *
 * <p>The topic of changes is both: its partitions are what is shared out, its records are what platforms pushed. What is done
 * with an account is decided in {@code pull}.
 */
@NullMarked
package io.globalkpi.ingest.pull.share;

import org.jspecify.annotations.NullMarked;
