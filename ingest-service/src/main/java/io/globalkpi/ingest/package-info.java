/**
 * Normalizes platform records and publishes them once.
 *
 * <p>Sources ({@code push}, {@code files}, {@code simulate}) hand publications to {@code publish}, the only producer;
 * {@code reference} publishes what is applied from YAML. This room wires them and serves HTTP; it decides nothing.
 */
@NullMarked
package io.globalkpi.ingest;

import org.jspecify.annotations.NullMarked;
