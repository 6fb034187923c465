/**
 * Which slice of a feed is pulled next: pure rules over the feed's plan, how far the job got and the time.
 *
 * <p>How a slice is asked for is the source's business, when a step runs the runner's.
 */
@NullMarked
package io.globalkpi.ingest.pull.plan;

import org.jspecify.annotations.NullMarked;
