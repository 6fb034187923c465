package io.globalkpi.ingest.platform;

/**
 * Asks a platform for one slice of a feed, a step at a time. Keeps no state: whatever the next step needs is in the cursor.
 *
 * <p>A step is one page with what belongs to it, or one turn of a long report (create, poll, download). It is small, so that
 * little is asked again after a failure: the step is then made once more from the same cursor, perhaps by another
 * instance. Steps of one account never run at the same time.
 */
@FunctionalInterface
public interface Source<W> {

    /**
     * Makes one step.
     *
     * @param slice what is wanted
     * @param cursor where the last step of this slice stopped, in the source's own words; empty at its beginning
     * @throws CallException from {@link Session#call}: sources let it pass, the step is tried again or shown as trouble
     */
    Pulled<W> pull(Slice slice, String cursor, Session session);
}
