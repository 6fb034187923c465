package io.globalkpi.ingest.pull;

import io.globalkpi.ingest.publish.EventPublisher;
import io.globalkpi.ingest.pull.call.Account;
import io.globalkpi.ingest.pull.call.Line;
import java.time.Clock;

/**
 * What every job works with.
 *
 * @param line calls go through it
 * @param credentials read for every step
 * @param inbox where exports lie
 * @param found where rows of reference data go
 * @param publisher takes what was pulled
 * @param board the feed days of all jobs of this instance
 * @param metrics counts
 * @param instance name of this instance
 */
record Tools(
        Line line,
        Credentials credentials,
        Inbox inbox,
        FoundShelf found,
        EventPublisher publisher,
        FeedBoard board,
        PullMetrics metrics,
        String instance) {

    /**
     * Who calls for a job. Its secret is read now.
     *
     * @throws io.globalkpi.ingest.platform.CallException if the credential is not there
     */
    Account account(PullJob job) {
        return new Account(
                job.platform().name(),
                job.account(),
                job.platform().protocol(),
                credentials.read(job.credential()),
                job.settings());
    }

    Clock clock() {
        return line.clock();
    }
}
