package io.globalkpi.ingest.pull;

import io.globalkpi.ingest.platform.Flag;
import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.schemas.ingest.RawRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** What a step brought in, ready to be published. Filled by {@link Harvester}; for one thread. */
final class Harvest {

    final List<SpecificRecord> events = new ArrayList<>();
    final List<RawRecord> raw = new ArrayList<>();
    final List<DeadLetter> letters = new ArrayList<>();
    final List<Flag> flags = new ArrayList<>();

    /** Cut into parts of at most so many events and of the raw records in their order; at least one part, maybe empty. */
    List<Harvest> parts(int most) {
        List<Harvest> parts = new ArrayList<>();
        int cuts = Math.max(1, (Math.max(events.size(), raw.size()) + most - 1) / most);
        for (int cut = 0; cut < cuts; cut++) {
            Harvest part = new Harvest();
            part.events.addAll(cut(events, cut, cuts));
            part.raw.addAll(cut(raw, cut, cuts));
            parts.add(part);
        }
        parts.get(cuts - 1).letters.addAll(letters);
        return parts;
    }

    private static <T> List<T> cut(List<T> all, int cut, int cuts) {
        return all.subList((int) ((long) all.size() * cut / cuts), (int) ((long) all.size() * (cut + 1) / cuts));
    }
}
