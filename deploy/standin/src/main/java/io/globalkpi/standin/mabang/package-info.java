/**
 * Mabang as its users describe it: one address, a signature over the body, failures under HTTP 200 that only their text tells
 * apart, numbers as texts, times of China, and the buyer's name and address in every row.
 */
@NullMarked
package io.globalkpi.standin.mabang;

import org.jspecify.annotations.NullMarked;
