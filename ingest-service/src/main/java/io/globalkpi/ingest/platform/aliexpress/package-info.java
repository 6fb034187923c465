/**
 * AliExpress, by the AliExpress Open Platform: orders, disputes, released money, products, reviews, views, the service score
 * and pushes.
 *
 * <p>Times are those of the clock on a wall in California and say no offset: {@code Pacific} alone reads and writes them. Names
 * of buyers are passed on where a call needs them and never kept. Sources of what is assumed here are named in
 * {@code deploy/docs/platforms.md}.
 */
@NullMarked
package io.globalkpi.ingest.platform.aliexpress;

import org.jspecify.annotations.NullMarked;
