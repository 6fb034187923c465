/** A day of a large seller, pulled in simulated time. */
@NullMarked
package io.globalkpi.ingest.pull.day;

import org.jspecify.annotations.NullMarked;
