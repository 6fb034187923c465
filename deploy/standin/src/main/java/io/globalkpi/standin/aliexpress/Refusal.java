package io.globalkpi.standin.aliexpress;

/** A call that AliExpress answers with a failure. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    final String code;
    final String subCode;

    Refusal(String code, String subCode, String message) {
        super(message);
        this.code = code;
        this.subCode = subCode;
    }
}
