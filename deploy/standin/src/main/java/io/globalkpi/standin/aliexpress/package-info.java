/**
 * AliExpress Open Platform as its reference and its client libraries tell it: signatures, tokens, orders, disputes, released
 * money, products, reviews, views and the service score, all at the time of California.
 */
@NullMarked
package io.globalkpi.standin.aliexpress;

import org.jspecify.annotations.NullMarked;
