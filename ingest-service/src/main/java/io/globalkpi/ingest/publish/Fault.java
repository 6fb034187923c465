package io.globalkpi.ingest.publish;

/**
 * One reason why an event may not enter.
 *
 * @param reason short code, such as {@code unknown-site}; the dead letter carries it
 * @param path field at fault, such as {@code lines[1].quantity}
 * @param value what was found
 * @param expected what should stand there
 * @param message one sentence that says what to do
 */
public record Fault(String reason, String path, String value, String expected, String message) {

    /** Reason of letters that are replayed by themselves once their site is applied. */
    public static final String UNKNOWN_SITE = "unknown-site";

    static final String BAD_FIELD = "bad-field";
    static final String SPOILED_ID = "spoiled-id";
    static final String TOO_EARLY = "too-early";
    static final String TOO_LONG = "too-long";
    static final String BEFORE_OPENING = "before-opening";

    private static final int LONGEST_VALUE = 120;

    public Fault {
        value = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "..." : value;
    }

    static Fault bad(String path, Object value, String expected, String message) {
        return new Fault(BAD_FIELD, path, String.valueOf(value), expected, message);
    }

    /** @param what the event or its raw record */
    static Fault tooLong(String what, int mostBytes) {
        return new Fault(
                TOO_LONG,
                "$",
                "",
                what + " of at most " + mostBytes + " bytes",
                "Split it at the source and send its parts, each with an id of its own.");
    }
}
