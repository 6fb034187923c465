package io.globalkpi.ingest.pull;

import io.globalkpi.ingest.platform.Wake;
import io.globalkpi.ingest.pull.share.ClaimSource;
import io.globalkpi.ingest.pull.share.Shares;
import io.globalkpi.schemas.ingest.PushedChange;
import io.globalkpi.schemas.topic.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The accounts this instance works on: those of its partitions that the manifest in force has jobs for. */
final class Accounts implements Shares {

    private final Tools tools;
    private final Workers workers;
    private final Runnable takeOver;
    private final int cut;
    private final Map<String, AccountWork> atWork = new ConcurrentHashMap<>();
    private final Map<String, Object> turns = new ConcurrentHashMap<>();
    private @Nullable ClaimSource claims;
    private volatile PullJobs jobs = PullJobs.NONE;
    private PullJobs begun = PullJobs.NONE;
    private Set<Integer> owned = Set.of();

    /**
     * @param takeOver reads what other instances left
     * @param cut how many partitions accounts are spread over
     */
    Accounts(Tools tools, Workers workers, Runnable takeOver, int cut) {
        this.tools = tools;
        this.workers = workers;
        this.takeOver = takeOver;
        this.cut = cut;
    }

    void claimThrough(ClaimSource source) {
        claims = source;
    }

    /** In force from the next look on. */
    void force(PullJobs now) {
        tools.board().obey(now.authorities());
        jobs = now;
    }

    /** Jobs of the manifest, whoever works on them. */
    List<PullJob> inForce() {
        return jobs.jobs();
    }

    @Override
    public void takeOver() {
        takeOver.run();
    }

    @Override
    public synchronized void own(Set<Integer> partitions) {
        PullJobs now = jobs;
        if (partitions.equals(owned) && now == begun) {
            return;
        }
        owned = Set.copyOf(partitions);
        begun = now;
        Map<String, List<PullJob>> mine = now.jobs().stream()
                .filter(job -> owned.contains(partition(job.accountId())))
                .collect(Collectors.groupingBy(PullJob::accountId, TreeMap::new, Collectors.toList()));
        atWork.values().stream()
                .filter(work -> !work.isFor(mine.getOrDefault(work.accountId(), List.of())))
                .toList()
                .forEach(this::end);
        mine.forEach(this::begin);
    }

    private void end(AccountWork work) {
        work.stop();
        atWork.remove(work.accountId());
    }

    private void begin(String accountId, List<PullJob> its) {
        if (!atWork.containsKey(accountId) && claims != null) {
            Object turn = turns.computeIfAbsent(accountId, any -> new Object());
            AccountWork work = new AccountWork(accountId, its, tools, claims, turn);
            atWork.put(accountId, work);
            workers.begin(work);
        }
    }

    @Override
    public void changed(PushedChange change, long offset) {
        AccountWork work = atWork.get(change.getSystem() + "/" + change.getAccount());
        if (work != null) {
            work.wake(new Wake(change.getFeed(), change.getIds()), offset);
            workers.hurry(work);
        }
    }

    @Override
    public OptionalLong firstOpen(int partition) {
        return atWork.values().stream()
                .filter(work -> partition(work.accountId()) == partition)
                .map(AccountWork::firstOffset)
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .min();
    }

    /** Every account at work here that has something to do looks now: the clock was set on. */
    void hurry() {
        Instant now = tools.clock().instant();
        atWork.values().stream().filter(work -> !work.due().isAfter(now)).forEach(workers::hurry);
    }

    /** When the next step of each account in force is due; the far past for one that is not at work here. */
    Map<String, Instant> due() {
        Map<String, Instant> due = new HashMap<>();
        jobs.jobs().forEach(job -> due.put(job.accountId(), Instant.MIN));
        atWork.forEach((account, work) -> due.computeIfPresent(account, (any, unknown) -> work.due()));
        return due;
    }

    /** Jobs at work here, by account. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new HashMap<>();
        atWork.forEach((account, work) -> counts.put(account, work.jobs().size()));
        return counts;
    }

    private int partition(String accountId) {
        return Topics.partitionOf(accountId, cut);
    }
}
