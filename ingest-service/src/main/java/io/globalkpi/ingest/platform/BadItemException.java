package io.globalkpi.ingest.platform;

/** An item makes no event at all. */
public final class BadItemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    public BadItemException(Rejection rejection) {
        super(rejection.path() + " was '" + rejection.value() + "', expected " + rejection.expected());
        this.rejection = rejection;
    }

    public Rejection rejection() {
        return rejection;
    }
}
