package io.globalkpi.local.trace;

import io.globalkpi.ingest.raw.RawReader;
import io.globalkpi.schemas.ingest.RawRecord;
import io.globalkpi.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Tells everything once more from raw records: the published event says which one it was made of, what counts is what the
 * normalizer makes of that.
 *
 * <p>An event without raw record is not told: nobody could trace it. Feed rows are told as they are: we write them
 * ourselves, of no record.
 */
final class Retelling {

    private final EventReader events;
    private final RawReader raw;
    private final Set<String> sites;
    private final List<Unexplained> unexplained = new ArrayList<>();

    Retelling(EventReader events, RawReader raw, Set<String> sites) {
        this.events = events;
        this.raw = raw;
        this.sites = sites;
    }

    List<Integer> partitions() {
        return sites.stream().map(events::partitionOf).distinct().sorted().toList();
    }

    void tell(int partition, Consumer<SpecificRecord> sink) {
        RawIndex index = new RawIndex();
        events.readRaw(partition, record -> {
            if (sites.contains(record.getSite())) {
                index.add(record);
            }
        });
        events.read(EventReader.EVENTS, partition, event -> {
            if (sites.contains(text(event, "site"))) {
                SpecificRecord again = again(event, index.of(RawReader.key(event)));
                if (again != null) {
                    sink.accept(again);
                }
            }
        });
        events.read(List.of(Topics.FEEDS), partition, feed -> {
            if (sites.contains(text(feed, "site"))) {
                sink.accept(feed);
            }
        });
    }

    List<Unexplained> unexplained() {
        return unexplained;
    }

    /** Of several raw records an event may point at, as of a file that was imported twice, one that gives it is enough. */
    private @Nullable SpecificRecord again(SpecificRecord event, List<RawRecord> known) {
        SpecificRecord other = null;
        String why = "no raw record is there";
        for (RawRecord record : known) {
            if (!raw.isOf(event, record)) {
                continue;
            }
            try {
                other = raw.event(record, event);
                why = "its raw record gives another event, which is what counts here";
                if (other.equals(event)) {
                    return other;
                }
            } catch (IllegalArgumentException e) {
                why = String.valueOf(e.getMessage());
            }
        }
        unexplained.add(new Unexplained(text(event, "entityId"), revision(event), text(event, "rawRef"), why));
        return other;
    }

    private static long revision(SpecificRecord event) {
        return (Long) event.get(event.getSchema().getField("revision").pos());
    }

    private static String text(SpecificRecord event, String field) {
        return (String) event.get(event.getSchema().getField(field).pos());
    }
}
