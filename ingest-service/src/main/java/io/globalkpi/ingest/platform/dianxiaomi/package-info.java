/**
 * Dianxiaomi (店小秘): an ERP without a public interface. What it knows comes in order exports that people put into a folder or
 * upload: one row a product, the amounts of the order repeated on every row, columns and their order as the user likes.
 *
 * <p>Times are of China (GMT+8). Two sets of columns were seen, with and without stock; words of statuses and which currency
 * estimates are in were not.
 */
@NullMarked
package io.globalkpi.ingest.platform.dianxiaomi;

import org.jspecify.annotations.NullMarked;
