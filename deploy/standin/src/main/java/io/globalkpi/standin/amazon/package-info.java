/**
 * Amazon's Selling Partner API as its models, guides and report descriptions tell it: Login with Amazon, orders 2026-01-01,
 * finances 2024-06-19, reports 2021-06-30, stock, listings and a queue of notifications.
 */
@NullMarked
package io.globalkpi.standin.amazon;

import org.jspecify.annotations.NullMarked;
