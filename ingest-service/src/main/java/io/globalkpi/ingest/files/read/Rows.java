package io.globalkpi.ingest.files.read;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of one file, read once, in order, one at a time. */
public interface Rows extends Closeable {

    /** The next row, or null after the last. */
    @Nullable
    Row next() throws IOException;

    /** Where a cell is, in the words of the program that wrote the file. */
    default String place(long line, String column) {
        return "line " + line + ", column " + column;
    }
}
