package io.globalkpi.ingest.reference;

/** Somebody else applied reference data since the plan was made; nothing was published. Plan again. */
public final class ConflictException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ConflictException(String message) {
        super(message);
    }
}
