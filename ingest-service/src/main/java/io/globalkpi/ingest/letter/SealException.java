package io.globalkpi.ingest.letter;

/** A sealed input stays closed. The message says why and what to do. */
public final class SealException extends Exception {

    private static final long serialVersionUID = 1L;

    SealException(String message) {
        super(message);
    }

    SealException(String message, Throwable cause) {
        super(message, cause);
    }
}
