/**
 * Lazada, by the Lazada Open Platform: orders with their items, reverse orders, finance transactions, products, reviews,
 * sponsored ads, seller performance and pushes.
 *
 * <p>Answers hold names and addresses whether one wants them or not; no wire record declares them. Sources of what is assumed
 * here are named in {@code deploy/docs/platforms.md}.
 */
@NullMarked
package io.globalkpi.ingest.platform.lazada;

import org.jspecify.annotations.NullMarked;
