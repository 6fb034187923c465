package io.globalkpi.ingest.pull;

import io.globalkpi.ingest.platform.Wake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of one account, a step of one after a step of another: an account's limits and tokens are used by one thread at a
 * time.
 */
final class AccountWork {

    private final String accountId;
    private final List<JobRun<?>> runs = new ArrayList<>();
    private final Tools tools;
    private boolean stopped;

    AccountWork(String accountId, List<PullJob> jobs, Tools tools, ClaimSource claims) {
        this.accountId = accountId;
        this.tools = tools;
        jobs.forEach(job -> runs.add(JobRun.of(job, tools, claims, wake -> wake(wake, null))));
    }

    String accountId() {
        return accountId;
    }

    /** Something changed at the account. May be called from any thread; a feed nobody pulls is left alone. */
    void wake(Wake wake, @Nullable Long offset) {
        for (JobRun<?> run : runs) {
            if (run.job().feed().name().equals(wake.feed())) {
                run.wants().add(wake, offset, tools.clock().instant());
            }
        }
    }

    /** Of the changes not attended to yet the first. */
    OptionalLong firstOffset() {
        return runs.stream()
                .map(run -> run.wants().firstOffset())
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .min();
    }

    /**
     * One step of every job that is due.
     *
     * @return when the next is due; the far future once stopped
     */
    synchronized Instant run() {
        Instant due = Instant.MAX;
        for (JobRun<?> run : runs) {
            if (stopped) {
                return Instant.MAX;
            }
            Instant next = run.run();
            due = next.isBefore(due) ? next : due;
        }
        return due;
    }

    /** Returns after the step under way; none is made any more. */
    synchronized void stop() {
        stopped = true;
        runs.forEach(run -> tools.board().remove(run.job()));
    }
}
