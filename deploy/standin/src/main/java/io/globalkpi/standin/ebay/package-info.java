/** eBay, as its OpenAPI contracts describe it, with the oddities that its users report. */
@NullMarked
package io.globalkpi.standin.ebay;

import org.jspecify.annotations.NullMarked;
