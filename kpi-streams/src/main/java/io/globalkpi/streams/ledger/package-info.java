/**
 * The latest telling of every entity, and the difference a new one makes.
 *
 * <p>Replace, never add twice: each group of entities (an order and what belongs to it, or one entity alone) keeps what it has
 * booked, and a change takes that back whole and books anew. Stores are reached through {@link io.globalkpi.streams.ledger.LedgerStore}
 * only; what an event contributes is said in {@code measure}.
 */
@NullMarked
package io.globalkpi.streams.ledger;

import org.jspecify.annotations.NullMarked;
