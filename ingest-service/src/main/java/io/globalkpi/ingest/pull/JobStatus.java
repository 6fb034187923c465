package io.globalkpi.ingest.pull;

import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.Flag;
import io.globalkpi.ingest.platform.Trouble;
import io.globalkpi.ingest.pull.call.Limits;
import io.globalkpi.schemas.ingest.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a job is doing since this instance took it. For one thread. */
final class JobStatus {

    private static final Duration FIRST_REST = Duration.ofMinutes(1);
    private static final Duration TELL_EVERY = Duration.ofMinutes(1);
    private static final Duration LONGEST_REST = Duration.ofMinutes(30);

    private final PullJob job;
    private final String instance;
    private final Map<String, Long> unknown = new HashMap<>();
    private @Nullable Instant lastSuccess;
    private @Nullable Trouble trouble;
    private @Nullable Instant troubleSince;
    private Instant restsUntil = Instant.MIN;
    private Instant toldAt = Instant.MIN;
    private int failures;
    private long missing;

    JobStatus(PullJob job, String instance) {
        this.job = job;
        this.instance = instance;
    }

    /** Nothing is tried before. */
    Instant restsUntil() {
        return restsUntil;
    }

    /** In a long catch-up the state is told every minute, and at once when a job was taken over. */
    boolean isSilent(Instant now) {
        return toldAt.isBefore(now.minus(TELL_EVERY));
    }

    /** What was told last was not published. */
    void untold() {
        toldAt = Instant.MIN;
    }

    void succeeded(Instant now) {
        lastSuccess = now;
        trouble = null;
        troubleSince = null;
        failures = 0;
        restsUntil = Instant.MIN;
    }

    /** @return true if that is news: the trouble is another one than before */
    boolean failed(CallException e, Instant now) {
        boolean waiting = e.trouble().code().equals(Trouble.QUOTA);
        failures = waiting ? failures : failures + 1;
        restsUntil = e.retryAt().orElseGet(() -> now.plus(rest()));
        boolean news = trouble == null || !trouble.code().equals(e.trouble().code());
        if (news && !waiting) {
            troubleSince = now;
        }
        if (!waiting) {
            trouble = e.trouble();
        }
        return news && !waiting;
    }

    private Duration rest() {
        Duration rest = FIRST_REST.multipliedBy(1L << Math.min(failures - 1, 10));
        return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
    }

    void flagged(Flag flag) {
        unknown.merge(flag.field() + "=" + flag.word(), 1L, Long::sum);
    }

    void missing(long items) {
        missing = items;
    }

    JobState state(@Nullable Instant watermark, Instant next, Limits limits, Instant now) {
        toldAt = now;
        return JobState.newBuilder()
                .setJob(job.id())
                .setSystem(job.platform().name())
                .setAccount(job.account())
                .setFeed(job.feed().name())
                .setSite(job.shop().site())
                .setInstance(instance)
                .setLastSuccessAt(lastSuccess)
                .setWatermark(watermark)
                .setNextRunAt(next.equals(Instant.MAX) ? null : next)
                .setMissing(missing)
                .setQuota(limits.left(job.accountId() + "/"))
                .setUnknown(new HashMap<>(unknown))
                .setTrouble(trouble == null ? "" : trouble.code())
                .setWords(trouble == null ? "" : trouble.words())
                .setRemedy(trouble == null ? "" : trouble.remedy())
                .setTroubleSince(troubleSince)
                .setObservedAt(now)
                .build();
    }
}
