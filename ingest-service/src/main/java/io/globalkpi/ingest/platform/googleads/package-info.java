/**
 * Google Ads: what campaigns and their products cost and brought, by day.
 *
 * <p>Reports are asked for in GAQL and come as a list of batches, errors too. Dates are of the account's time zone, 64-bit
 * numbers come as texts, money in millionths of the account's currency, and a field that is zero may be left out.
 */
@NullMarked
package io.globalkpi.ingest.platform.googleads;

import org.jspecify.annotations.NullMarked;
