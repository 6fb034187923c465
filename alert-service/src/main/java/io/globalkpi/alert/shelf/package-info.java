/**
 * Where values are kept by key: a store of the streams, or a map when recorded history is replayed.
 *
 * <p>What is kept and why is decided in {@code detect} and {@code route}.
 */
@NullMarked
package io.globalkpi.alert.shelf;

import org.jspecify.annotations.NullMarked;
