package io.globalkpi.ingest.json;

/**
 * One thing wrong with one field of a JSON event.
 *
 * @param path where, such as {@code lines[1].quantity}; {@code $} for the whole record
 * @param value what was found, shortened
 * @param expected what should stand there
 * @param message one sentence that says what to do
 */
public record FieldError(String path, String value, String expected, String message) {

    private static final int LONGEST_VALUE = 120;

    public FieldError {
        value = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "..." : value;
    }
}
