package io.globalkpi.ingest.publish;

import io.globalkpi.schemas.ingest.Checkpoint;
import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.schemas.table.ReferenceData;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the events of a site that nobody had applied yet, once somebody has.
 *
 * <p>The checkpoint {@value #JOB} holds the sites that were known at the last replay: the letters of a site are replayed
 * when it is known now and was not then. A crash in between replays them again, which changes no number.
 */
public final class UnknownSiteReplay implements AutoCloseable {

    static final String JOB = "replay/unknown-site";

    private static final Logger LOG = LoggerFactory.getLogger(UnknownSiteReplay.class);
    private static final int RETRY_SECONDS = 5;

    private final KafkaEventPublisher publisher;
    private final DeadLetterReplay replay;
    private final Clock clock;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "replay-unknown-site");
        thread.setDaemon(true);
        return thread;
    });
    private volatile @Nullable ReferenceData newest;

    public UnknownSiteReplay(KafkaEventPublisher publisher, DeadLetterReplay replay, Clock clock) {
        this.publisher = publisher;
        this.replay = replay;
        this.clock = clock;
    }

    /** Tells of a new manifest; returns at once. */
    public void onReference(ReferenceData reference) {
        newest = reference;
        try {
            worker.execute(() -> untilDone(reference));
        } catch (RejectedExecutionException e) {
            LOG.debug("Closed while a manifest arrived; the next start replays.");
        }
    }

    private void untilDone(ReferenceData reference) {
        try {
            while (reference == newest && !once(reference)) {
                TimeUnit.SECONDS.sleep(RETRY_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean once(ReferenceData reference) {
        try {
            Set<String> sites = SiteDirectory.of(reference).ids();
            Set<String> before = knownBefore();
            if (!before.containsAll(sites)) {
                replay(sites, before);
            }
            return true;
        } catch (KafkaException | PublishException e) {
            LOG.warn("Cannot replay the letters of new sites now, trying again: {}", e.getMessage());
            return false;
        }
    }

    private void replay(Set<String> sites, Set<String> before) {
        // What was judged before this manifest becomes letters first, or it would be missed.
        publisher.flush();
        ReplayCounts counts =
                replay.replay(letter -> isNewlyKnown(letter, sites, before), Optional.of(checkpoint(sites)));
        if (counts.chosen() > 0) {
            LOG.info(
                    "Replayed {} dead letters of sites that are known now: {} published, {} refused again, not replayable {}",
                    counts.chosen(),
                    counts.published(),
                    counts.rejectedAgain(),
                    counts.notReplayable());
        }
    }

    private static boolean isNewlyKnown(DeadLetter letter, Set<String> sites, Set<String> before) {
        String site = letter.getSite();
        return letter.getReason().equals(Fault.UNKNOWN_SITE)
                && site != null
                && sites.contains(site)
                && !before.contains(site);
    }

    private Set<String> knownBefore() {
        return publisher
                .checkpoint(JOB)
                .map(Checkpoint::getPosition)
                .map(position -> Set.of(position.split("\n")))
                .orElse(Set.of());
    }

    private Checkpoint checkpoint(Set<String> sites) {
        return Checkpoint.newBuilder()
                .setJob(JOB)
                .setPosition(String.join("\n", new TreeSet<>(sites)))
                .setRecords(sites.size())
                .setObservedAt(Instant.ofEpochMilli(clock.millis()))
                .build();
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
