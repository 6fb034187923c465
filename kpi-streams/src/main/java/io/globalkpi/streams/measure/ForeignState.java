package io.globalkpi.streams.measure;

/** Stored state is of another format than this version's. It is never read as if it were: there are two ways out, and both are named. */
public final class ForeignState extends IllegalStateException {

    private static final long serialVersionUID = 1;

    /** @param what in words, with the format it has and the one that is read */
    public ForeignState(String what) {
        super(what + ": run the version that wrote it, or make all KPIs anew beside it with `deploy/run rebuild`");
    }

    /**
     * Lets only this version's own pass.
     *
     * @param what the state, in words that go before "has format"
     */
    public static void refuse(String what, byte found, byte own) {
        if (found != own) {
            throw new ForeignState(what + " has format " + found + ", this version reads " + own);
        }
    }
}
