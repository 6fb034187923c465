package io.globalkpi.ingest.reference;

/**
 * One thing wrong in one line of one file.
 *
 * @param line from 1
 * @param field path within the file, such as {@code rules[2].levels[0].recovery}
 * @param was what stands there
 */
public record Problem(String file, int line, String field, String message, String was, String expected) {

    @Override
    public String toString() {
        return file + ":" + line + ": " + field + ": " + message + " (was '" + was + "'; expected " + expected + ")";
    }
}
