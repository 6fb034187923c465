package io.globalkpi.ingest.platform;

/**
 * Takes what a platform pushes. A push is never data, only a reason to ask: whoever it comes from, what is published was
 * fetched.
 */
@FunctionalInterface
public interface PushDoor {

    /**
     * Checks the signature over the raw bytes and says what to ask for.
     *
     * @param credential of the account the address names
     * @param caller for what a check needs from the platform, such as a public key
     */
    Reply hear(Knock knock, Credential credential, Caller caller);
}
