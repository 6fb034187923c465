package io.globalkpi.ingest.pull;

import io.globalkpi.ingest.platform.FeedPlan;
import io.globalkpi.ingest.platform.Wake;
import io.globalkpi.ingest.pull.share.ClaimSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of one account, a step of one after a step of another: an account's limits and tokens are used by one thread at a
 * time.
 */
final class AccountWork {

    private final String accountId;
    private final List<PullJob> jobs;
    private final List<JobRun<?>> runs = new ArrayList<>();
    private final Tools tools;
    private final Object turn;
    private final AtomicBoolean hurried = new AtomicBoolean();
    private volatile boolean stopped;
    private volatile Instant due = Instant.MIN;

    /** @param turn held while a step is made: the same for all that ever work on the account in this process */
    AccountWork(String accountId, List<PullJob> jobs, Tools tools, ClaimSource claims, Object turn) {
        this.accountId = accountId;
        this.jobs = List.copyOf(jobs);
        this.tools = tools;
        this.turn = turn;
        jobs.forEach(job -> runs.add(JobRun.of(job, tools, claims, wake -> wake(wake, null))));
    }

    String accountId() {
        return accountId;
    }

    List<PullJob> jobs() {
        return jobs;
    }

    /** True if these are its jobs, unchanged. */
    boolean isFor(List<PullJob> others) {
        return jobs.size() == others.size()
                && IntStream.range(0, jobs.size())
                        .allMatch(place -> jobs.get(place).isAs(others.get(place)));
    }

    /** Something changed at the account. May be called from any thread; one that nobody pulls or pushes is left alone. */
    void wake(Wake wake, @Nullable Long offset) {
        for (JobRun<?> run : runs) {
            FeedPlan plan = run.job().feed().plan();
            if (plan.pushed() && plan.name().equals(wake.feed())) {
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

    /** True for the first who hurries it since it was last calm. */
    boolean hurried() {
        return hurried.compareAndSet(false, true);
    }

    void calm() {
        hurried.set(false);
    }

    /**
     * One step of every job that is due.
     *
     * @return when the next is due; the far future once stopped
     */
    Instant run() {
        synchronized (turn) {
            Instant first = Instant.MAX;
            for (JobRun<?> run : runs) {
                if (stopped) {
                    return Instant.MAX;
                }
                Instant next = run.run();
                first = next.isBefore(first) ? next : first;
            }
            due = first;
            return stopped ? Instant.MAX : first;
        }
    }

    /** When the next step is due, as known after the last one; the far past before the first. */
    Instant due() {
        return due;
    }

    /** No further step is made. One under way may go on, but its publication is refused where the account was given away. */
    void stop() {
        stopped = true;
        jobs.forEach(tools.board()::remove);
    }
}
