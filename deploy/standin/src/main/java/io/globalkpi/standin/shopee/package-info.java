/**
 * Shopee's Open Platform API v2 as its reference and guides tell it: signatures, tokens of one use, orders, returns, income,
 * wallet, items, reviews, ads and shop health.
 */
@NullMarked
package io.globalkpi.standin.shopee;

import org.jspecify.annotations.NullMarked;
