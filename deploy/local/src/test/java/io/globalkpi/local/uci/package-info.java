/**
 * The UCI Online Retail file, computed apart from the pipeline and compared with what the pipeline published.
 *
 * <p>{@code UciBatch} stands alone on the JDK and may use no class of the project: it is the second opinion. What the
 * pipeline published comes in as snapshots; running the pipeline is for the tests that own a broker.
 */
@NullMarked
package io.globalkpi.local.uci;

import org.jspecify.annotations.NullMarked;
