package io.globalkpi.ingest.platform;

/** Whoever makes calls for a room: waits for the rate limit, authorizes, retries, reads the verdict. */
@FunctionalInterface
public interface Caller {

    /**
     * Makes a call, and returns its answer once the protocol finds it good.
     *
     * @throws CallException when it is of no use to try on now; the step ends and is made again when the exception says
     */
    Answer call(Call call);
}
