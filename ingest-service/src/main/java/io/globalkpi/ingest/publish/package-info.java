/**
 * The only producer: raw records, events, feed rows, dead letters and the checkpoint of a source in one transaction.
 *
 * <p>Every source (push, files, simulation, connectors) hands its work to {@link io.globalkpi.ingest.publish.EventPublisher};
 * nothing else writes {@code platform.*}. What an event must look like to be let in is decided here too, once for all sources.
 */
@NullMarked
package io.globalkpi.ingest.publish;

import org.jspecify.annotations.NullMarked;
