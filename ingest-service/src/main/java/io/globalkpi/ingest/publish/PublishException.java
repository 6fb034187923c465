package io.globalkpi.ingest.publish;

/** A publication that could not be committed; the message says why and what to do. */
public sealed class PublishException extends RuntimeException permits ClaimLostException {

    private static final long serialVersionUID = 1;

    PublishException(String message) {
        super(message);
    }

    PublishException(String message, Throwable cause) {
        super(message, cause);
    }
}
