/**
 * Small typed values that cross topics as plain text and numbers: scopes, windows, micro-units.
 *
 * <p>What belongs here is spelling: how a value is written and read again. What a window's edges are or what a scope sums
 * up is decided in the services.
 */
@NullMarked
package io.globalkpi.schemas.id;

import org.jspecify.annotations.NullMarked;
