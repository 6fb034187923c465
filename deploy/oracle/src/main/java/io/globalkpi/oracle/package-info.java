/**
 * Every KPI once more, as a batch: written apart from the engine, simple, slow, and from {@code deploy/docs/measures.md}
 * alone.
 *
 * <p>Here belong the batch computation ({@link io.globalkpi.oracle.BatchKpis}), random histories to compare on
 * ({@link io.globalkpi.oracle.RandomBusiness}), and the readers of the shipped definitions and of their worked
 * examples. Nothing of {@code io.globalkpi.streams} may be imported: a mistake shared is a mistake unseen.
 */
@NullMarked
package io.globalkpi.oracle;

import org.jspecify.annotations.NullMarked;
