/**
 * Amazon Ads: what sponsored products, brands and display cost and brought, by day.
 *
 * <p>Reports are made on request: created, asked for until they are ready, then fetched as gzipped JSON from an address that
 * soon ends. Dates and amounts are of the advertising profile. Amazon restates rows for weeks.
 */
@NullMarked
package io.globalkpi.ingest.platform.amazonads;

import org.jspecify.annotations.NullMarked;
