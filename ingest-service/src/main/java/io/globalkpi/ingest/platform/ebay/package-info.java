/**
 * eBay: orders with their refunds, fees, returns, inquiries, cases, payment disputes, views, stock, listings, feedback, ads and the
 * seller's standing.
 *
 * <p>Its interfaces are of several ages: most take a bearer token, post-order ones call it IAF, the oldest speaks XML; finances of
 * sellers in the EU and the UK want every call signed. An answer without a body (204) is an empty list. Pushes are signed with a
 * key that is fetched by its id.
 */
@NullMarked
package io.globalkpi.ingest.platform.ebay;

import org.jspecify.annotations.NullMarked;
