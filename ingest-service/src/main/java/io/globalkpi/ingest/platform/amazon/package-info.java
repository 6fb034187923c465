/**
 * Amazon, by the Selling Partner API: orders (2026-01-01), finances (2024-06-19), reports, stock, listings, and notifications
 * from a queue.
 *
 * <p>No restricted data is asked for, so no answer holds a buyer's name or address. Sources of what is assumed here are named in
 * {@code deploy/docs/platforms.md}.
 */
@NullMarked
package io.globalkpi.ingest.platform.amazon;

import org.jspecify.annotations.NullMarked;
