/**
 * Who is measured, in which order, how often.
 *
 * <p>How one run is made is the affair of {@code measure}; what is written about it of {@code report}.
 */
@NullMarked
package io.globalkpi.bench.session;

import org.jspecify.annotations.NullMarked;
