package io.globalkpi.standin.lazada;

/** A call that Lazada answers with a failure. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    final String code;
    final String type;

    Refusal(String code, String type, String message) {
        super(message);
        this.code = code;
        this.type = type;
    }
}
