package io.globalkpi.standin.shopee;

/** A call that Shopee answers with a failure. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    final String error;

    Refusal(String error, String message) {
        super(message);
        this.error = error;
    }
}
