package io.globalkpi.ingest.publish;

/** Nothing was published: the account belongs to another instance by now, or ownership changed under way. */
public final class ClaimLostException extends PublishException {

    private static final long serialVersionUID = 1L;

    /** The account is not this instance's. */
    public ClaimLostException() {
        super("Not published: the account belongs to another instance.");
    }

    ClaimLostException(Throwable cause) {
        super("Not published: the accounts of this instance were shared out anew meanwhile.", cause);
    }
}
