/**
 * Other engines, doing a simple job beside ours. They live outside the project; without them nothing here runs.
 *
 * <p>None of their code is copied: what they print is all that is known of them here.
 */
@NullMarked
package io.globalkpi.bench.peer;

import org.jspecify.annotations.NullMarked;
