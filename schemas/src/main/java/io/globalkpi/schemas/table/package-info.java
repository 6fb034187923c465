/**
 * Reference data as the services see it: whole, as of one manifest, switched at once.
 *
 * <p>Every service reads the {@code reference.*} topics through {@link io.globalkpi.schemas.table.ReferenceReader}; what a
 * service makes of the rows is its own affair.
 */
@NullMarked
package io.globalkpi.schemas.table;

import org.jspecify.annotations.NullMarked;
