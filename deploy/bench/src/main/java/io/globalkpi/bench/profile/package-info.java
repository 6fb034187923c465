/** Reads recordings of an engine: where time and garbage went. */
@NullMarked
package io.globalkpi.bench.profile;

import org.jspecify.annotations.NullMarked;
