/**
 * Exports on disk become events: one file by command, or every file that lands in a watched folder.
 *
 * <p>Doors: {@link io.globalkpi.ingest.files.FileImport} and {@link io.globalkpi.ingest.files.FolderWatch}. Reading
 * cells is for {@code files.read}, their meaning for {@code files.mapping}, writing topics for {@code publish}.
 */
@NullMarked
package io.globalkpi.ingest.files;

import org.jspecify.annotations.NullMarked;
