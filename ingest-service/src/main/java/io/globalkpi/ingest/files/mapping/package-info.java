/**
 * What the columns of a file mean: mappings as written in YAML, checked whole, and the events they make of rows.
 *
 * <p>Pure: no broker, no clock, no file but the mapping's own. How cells are got out of a file is for
 * {@code files.read}; what happens to the events is for {@code files}.
 */
@NullMarked
package io.globalkpi.ingest.files.mapping;

import org.jspecify.annotations.NullMarked;
