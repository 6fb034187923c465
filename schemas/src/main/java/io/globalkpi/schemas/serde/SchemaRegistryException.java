package io.globalkpi.schemas.serde;

/** A registry that is out of reach (worth trying again) or that said no (not worth it). */
public final class SchemaRegistryException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean retryable;

    public SchemaRegistryException(String message, Throwable cause, boolean retryable) {
        super(message, cause);
        this.retryable = retryable;
    }

    public SchemaRegistryException(String message) {
        super(message);
        this.retryable = false;
    }

    public boolean retryable() {
        return retryable;
    }
}
