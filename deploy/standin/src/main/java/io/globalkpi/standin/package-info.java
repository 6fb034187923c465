/**
 * Servers that stand in for the platforms in tests and in the demo, one room each, and what all of them need: a server, a
 * truth to tell, token offices, buckets and bad weather.
 *
 * <p>A stand-in is written from the vendor's documentation and knows the contract only ({@code schemas}), never the
 * connector it is to test: a misreading must not be shared. The truth it tells are normalized events, which it turns into what
 * the platform would send.
 */
@NullMarked
package io.globalkpi.standin;

import org.jspecify.annotations.NullMarked;
