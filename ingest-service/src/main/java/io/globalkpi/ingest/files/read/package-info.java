/**
 * Files as rows of text: CSV, TSV, JSON, NDJSON and XLSX, plain or gzipped, in a declared encoding, within limits.
 *
 * <p>Here a cell is text and a place in a file. What a column means is for {@code files.mapping}; what is published is
 * for {@code files}. A file that cannot be read as declared is refused as a whole, with one sentence.
 */
@NullMarked
package io.globalkpi.ingest.files.read;

import org.jspecify.annotations.NullMarked;
