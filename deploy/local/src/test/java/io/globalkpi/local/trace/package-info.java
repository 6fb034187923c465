/** Tracing and auditing held against pipelines that other tests run: what they share. */
@NullMarked
package io.globalkpi.local.trace;

import org.jspecify.annotations.NullMarked;
