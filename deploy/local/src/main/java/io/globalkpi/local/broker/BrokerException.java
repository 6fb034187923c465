package io.globalkpi.local.broker;

/** The broker could not start; the message says why and what to do, in one line for the person at the console. */
public final class BrokerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokerException(String message) {
        super(message);
    }

    BrokerException(String message, Throwable cause) {
        super(message, cause);
    }
}
