/**
 * Mabang (马帮): an ERP that repeats the orders of a seller's marketplaces and knows costs, stock, shops and who answers for
 * them.
 *
 * <p>The vendor's documentation is not public; what the room speaks was read in several independent clients and in one
 * description of its interface. Times are of China (GMT+8), numbers come as texts, an empty text is no value. Amounts
 * named {@code ...Origin} are in the currency of the order, the others in CNY.
 */
@NullMarked
package io.globalkpi.ingest.platform.mabang;

import org.jspecify.annotations.NullMarked;
