/**
 * What an event contributes: to which measures, at which time, shared among which owners, at which rate.
 *
 * <p>The rules are those of {@code deploy/docs/measures.md}. Pure: events and reference data in, bookings out; nothing here may
 * know Kafka, a clock or a store. Which telling of an entity counts is decided next door, in {@code ledger}.
 */
@NullMarked
package io.globalkpi.streams.measure;

import org.jspecify.annotations.NullMarked;
