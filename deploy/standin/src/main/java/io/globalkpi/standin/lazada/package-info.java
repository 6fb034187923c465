/**
 * Lazada Open Platform as its reference tells it: signatures, tokens, orders and their items, reverse orders, finance
 * transactions, products, reviews, sponsored ads and seller performance.
 */
@NullMarked
package io.globalkpi.standin.lazada;

import org.jspecify.annotations.NullMarked;
