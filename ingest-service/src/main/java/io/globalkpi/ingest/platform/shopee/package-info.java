/**
 * Shopee, by the Open Platform API v2: orders, returns, income of orders, wallet, stock, listings, reviews, ads, shop health
 * and pushes.
 *
 * <p>Buyer fields are optional there and not asked for. Sources of what is assumed here are named in
 * {@code deploy/docs/platforms.md}.
 */
@NullMarked
package io.globalkpi.ingest.platform.shopee;

import org.jspecify.annotations.NullMarked;
