/**
 * Measures the KPI engine beside its limit and its peers, in one sitting, and writes down what came out.
 *
 * <p>Sees every module and is seen by none. Nothing here runs in production.
 */
@NullMarked
package io.globalkpi.bench;

import org.jspecify.annotations.NullMarked;
