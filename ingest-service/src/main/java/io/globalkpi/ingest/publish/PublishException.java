package io.globalkpi.ingest.publish;

/** A publication that could not be committed; the message says why and what to do. */
public final class PublishException extends RuntimeException {

    private static final long serialVersionUID = 1;

    PublishException(String message) {
        super(message);
    }

    PublishException(String message, Throwable cause) {
        super(message, cause);
    }
}
