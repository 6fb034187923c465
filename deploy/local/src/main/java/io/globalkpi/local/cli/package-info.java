/**
 * The command line: one class a command, its options, its exit code, how its answer is printed.
 *
 * <p>Only {@code GlobalKpiMain} knows of the process and its environment. What a command does lives behind it, in the
 * rooms it calls.
 */
@NullMarked
package io.globalkpi.local.cli;

import org.jspecify.annotations.NullMarked;
