package io.globalkpi.ingest.files.mapping;

/** A row that makes no event, with what a person needs to correct it. Expected, and therefore without a stack trace. */
public final class BadRowException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Words of dead letters. */
    public enum Reason {
        BAD_FIELD("bad-field"),
        MISSING_FIELD("missing-field"),
        UNKNOWN_VALUE("unknown-value"),
        SPOILED_ID("spoiled-id"),
        UNREADABLE("unreadable");

        private final String id;

        Reason(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    private final Reason reason;
    private final String field;
    private final String value;
    private final String expected;

    public BadRowException(Reason reason, String field, String value, String expected) {
        super(field + " is '" + value + "', expected " + expected, null, false, false);
        this.reason = reason;
        this.field = field;
        this.value = value;
        this.expected = expected;
    }

    static BadRowException bad(String field, String value, String expected) {
        return new BadRowException(Reason.BAD_FIELD, field, value, expected);
    }

    static BadRowException missing(String field) {
        return new BadRowException(Reason.MISSING_FIELD, field, "", "a value");
    }

    public Reason reason() {
        return reason;
    }

    /** Column, or field of the event, at fault. */
    public String field() {
        return field;
    }

    public String value() {
        return value;
    }

    public String expected() {
        return expected;
    }
}
