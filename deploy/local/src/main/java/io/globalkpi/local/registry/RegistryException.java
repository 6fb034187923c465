package io.globalkpi.local.registry;

/** The local registry cannot start; the message says why and what to do. */
public final class RegistryException extends RuntimeException {

    private static final long serialVersionUID = 1;

    RegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}
