package io.globalkpi.ingest.pull;

import io.globalkpi.ingest.pull.hook.HookAccounts;
import io.globalkpi.schemas.table.ReferenceData;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pulling of one instance. Costs nothing until the first manifest with jobs is in force. */
public final class Pulling implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pulling.class);

    private final Wiring wiring;
    private @Nullable Connectors connectors;
    private boolean closed;

    public Pulling(Wiring wiring) {
        this.wiring = wiring;
    }

    /** The jobs of a manifest are in force from now on. */
    public synchronized void onReference(ReferenceData reference) {
        PullJobs jobs = PullJobs.of(reference, wiring.platforms());
        jobs.troubles().forEach((job, why) -> LOG.warn("The job {} is not run: {}", job, why));
        if (closed || connectors == null && jobs.jobs().isEmpty()) {
            return;
        }
        Connectors atWork = connectors;
        if (atWork == null) {
            atWork = new Connectors(wiring);
            atWork.start();
            connectors = atWork;
        }
        atWork.force(jobs);
    }

    /** Whose pushes are heard. */
    public HookAccounts hookAccounts() {
        return (system, account) -> atWork().flatMap(connector -> connector.door(system, account));
    }

    /** How many jobs are at work here, by account. */
    public Map<String, Integer> jobs() {
        return atWork().map(Connectors::jobs).orElse(Map.of());
    }

    /** For whoever sets the clock on: what has become due is pulled now, and not when its thread would look again. */
    public void lookNow() {
        atWork().ifPresent(Connectors::hurry);
    }

    /**
     * When the next step of each account is due, by account. What is not after the clock is being pulled, or will be in a
     * moment; an account that this instance does not work on, or not yet, is due since ever.
     */
    public Map<String, Instant> due() {
        return atWork().map(Connectors::due).orElse(Map.of());
    }

    private synchronized Optional<Connectors> atWork() {
        return Optional.ofNullable(connectors);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (connectors != null) {
            connectors.close();
        }
    }
}
