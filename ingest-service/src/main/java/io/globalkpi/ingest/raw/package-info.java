/**
 * From raw records back to events: what the normalizer of each source makes of what the source sent, told once more.
 *
 * <p>Pure but for the mappings on disk: nothing is published and nothing judged here. How a source keeps what it was sent
 * is decided in its own room ({@code files}, {@code simulate}, {@code json} for push); a new source adds its form to
 * {@link io.globalkpi.ingest.raw.RawForm}. Who compares the events with what was published is not in this module.
 */
@NullMarked
package io.globalkpi.ingest.raw;

import org.jspecify.annotations.NullMarked;
