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
}
