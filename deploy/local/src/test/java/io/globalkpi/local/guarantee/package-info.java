/**
 * What the pipeline promises, each promise an object, applied after whatever can happen to a running engine: instances killed or
 * stalled, standbys taking over, a broker that restarts, a clock that jumps, reference data that changes, records that cannot be read.
 *
 * <p>Instances are processes of their own, on a real broker; figures come from the topics and from the oracle, never from the engine.
 */
@NullMarked
package io.globalkpi.local.guarantee;

import org.jspecify.annotations.NullMarked;
