package io.globalkpi.ingest.pull;

import io.globalkpi.ingest.publish.EventPublisher;
import io.globalkpi.ingest.publish.Gate;
import io.globalkpi.ingest.publish.Publication;
import io.globalkpi.ingest.publish.Receipt;
import io.globalkpi.ingest.publish.SiteDirectory;
import io.globalkpi.schemas.ingest.Checkpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Commits at once, in memory, and judges events as the real publisher does. Another publisher may be told the same. */
final class LedgerPublisher implements EventPublisher {

    final List<Publication> publications = new ArrayList<>();
    final List<SpecificRecord> events = new ArrayList<>();
    final List<String> refused = new ArrayList<>();
    private final Map<String, Checkpoint> checkpoints = new HashMap<>();
    private final SiteDirectory sites;
    private final @Nullable EventPublisher next;

    LedgerPublisher(SiteDirectory sites) {
        this(sites, null);
    }

    LedgerPublisher(SiteDirectory sites, @Nullable EventPublisher next) {
        this.sites = sites;
        this.next = next;
    }

    @Override
    public CompletableFuture<Receipt> publish(Publication publication) {
        publications.add(publication);
        if (next != null) {
            next.publish(publication);
        }
        for (SpecificRecord event : publication.events()) {
            var faults = Gate.judge(event, sites);
            if (faults.isEmpty()) {
                events.add(event);
            } else {
                refused.add(faults.get(0).message() + " " + faults.get(0).path() + " in " + event);
            }
        }
        Checkpoint checkpoint = publication.checkpoint();
        if (checkpoint != null) {
            checkpoints.put(checkpoint.getJob(), checkpoint);
        }
        return CompletableFuture.completedFuture(
                new Receipt(publication.events().size(), List.of()));
    }

    @Override
    public Optional<Checkpoint> checkpoint(String job) {
        return Optional.ofNullable(checkpoints.get(job));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
