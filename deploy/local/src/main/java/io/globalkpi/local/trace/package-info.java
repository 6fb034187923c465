/**
 * Published values held against what they were made of: one value traced to its raw records, or a day of values audited.
 *
 * <p>Everything is recomputed from topics with the code of {@code io.globalkpi.oracle}, never with the engine's or its
 * state. Doors: {@link io.globalkpi.local.trace.Tracer} and {@link io.globalkpi.local.trace.Audit}. Reading topics is for
 * {@code read}, printing for {@code cli}, making events of raw records for {@code io.globalkpi.ingest.raw}.
 */
@NullMarked
package io.globalkpi.local.trace;

import org.jspecify.annotations.NullMarked;
