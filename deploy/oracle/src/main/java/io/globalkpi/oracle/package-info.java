/**
 * Every KPI once more, as a batch: written apart from the engine, from {@code deploy/docs/measures.md} alone.
 *
 * <p>Doors: {@link io.globalkpi.oracle.Tellings} takes events and says what they contribute, {@link
 * io.globalkpi.oracle.BatchKpis} answers for every step from that, {@link io.globalkpi.oracle.Makeup} for one, with its
 * parts. Beside it, among the tests, stand random businesses and the worked examples, which the engine's tests use too.
 * Nothing but {@code schemas} may be imported: a mistake shared with the engine is a mistake unseen. Reading topics and
 * comparing with what was published is for {@code io.globalkpi.local.trace}.
 */
@NullMarked
package io.globalkpi.oracle;

import org.jspecify.annotations.NullMarked;
