/**
 * The contract between the services, and nothing else: what crosses a topic, under which name, in which bytes.
 *
 * <p>Avro records live in {@code src/main/avro}, one file each; {@code topic} holds the topic catalogue and the
 * partitioner, {@code serde} the wire format and the registry door, {@code measure} the
 * measure catalogue. No service logic belongs here, and this module
 * depends on no other.
 */
@NullMarked
package io.globalkpi.schemas;

import org.jspecify.annotations.NullMarked;
