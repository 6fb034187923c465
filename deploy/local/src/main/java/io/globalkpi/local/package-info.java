/**
 * Everything in one process: the broker, the registry and the three services, wired as production wires them.
 *
 * <p>This module alone sees all others. The command line is in {@code cli}, the time-lapse business in {@code demo},
 * reading topics in {@code read}, the broker in {@code broker}; no business rule lives here.
 */
@NullMarked
package io.globalkpi.local;

import org.jspecify.annotations.NullMarked;
