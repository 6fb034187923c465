package io.globalkpi.ingest.raw;

import io.globalkpi.ingest.files.RawRows;
import io.globalkpi.ingest.json.EventJson;
import io.globalkpi.ingest.json.EventReader;
import io.globalkpi.ingest.json.ReadResult;
import io.globalkpi.ingest.publish.RawJson;
import io.globalkpi.ingest.pull.PulledRaw;
import io.globalkpi.ingest.simulate.SimulatedRaw;
import io.globalkpi.schemas.ingest.RawRecord;
import io.globalkpi.schemas.topic.EventKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;

/** How one source keeps what it was sent. */
interface RawForm {

    /** Whether that is where an event points. */
    boolean isOf(String rawRef, RawRecord raw);

    /**
     * What the normalizer makes of it.
     *
     * @param told the event as it was published: its kind, and when it was observed, are not in what the source sent
     * @throws IllegalArgumentException saying why it makes no event
     */
    SpecificRecord event(RawRecord raw, SpecificRecord told);

    /** The record as it was understood, in JSON. */
    record Pushed(EventReader reader) implements RawForm {

        static Pushed form() {
            return new Pushed(new EventReader(Clock.systemUTC()));
        }

        @Override
        public boolean isOf(String rawRef, RawRecord raw) {
            return rawRef.equals(RawJson.reference(raw.getSource(), raw.getContent()));
        }

        @Override
        public SpecificRecord event(RawRecord raw, SpecificRecord told) {
            try {
                byte[] json = raw.getContent().getBytes(StandardCharsets.UTF_8);
                ReadResult read = reader.read(EventKind.ofRecord(told), EventJson.parse(json));
                if (read.event() == null) {
                    throw new IllegalArgumentException(read.errors().toString());
                }
                return read.event();
            } catch (IOException e) {
                throw new IllegalArgumentException("no JSON: " + e.getMessage(), e);
            }
        }
    }

    /** Which telling of which place in which month. */
    record Simulated(SimulatedRaw month) implements RawForm {

        @Override
        public boolean isOf(String rawRef, RawRecord raw) {
            return rawRef.equals(RawJson.reference(raw.getSource(), raw.getContent()));
        }

        @Override
        public SpecificRecord event(RawRecord raw, SpecificRecord told) {
            return month.event(raw.getContent(), (Instant) field(told, "observedAt"));
        }
    }

    /** Rows of a file. */
    record Imported(RawRows rows) implements RawForm {

        @Override
        public boolean isOf(String rawRef, RawRecord raw) {
            return RawRows.isOf(rawRef, raw);
        }

        @Override
        public SpecificRecord event(RawRecord raw, SpecificRecord told) {
            return rows.event(raw, (Long) field(told, "revision"), (Instant) field(told, "observedAt"));
        }
    }

    /** An item of a platform. */
    record Pulled(PulledRaw items) implements RawForm {

        @Override
        public boolean isOf(String rawRef, RawRecord raw) {
            return PulledRaw.isOf(rawRef, raw);
        }

        @Override
        public SpecificRecord event(RawRecord raw, SpecificRecord told) {
            return items.event(raw, (String) field(told, "entityId"), (Instant) field(told, "observedAt"));
        }
    }

    static Object field(SpecificRecord event, String name) {
        return Objects.requireNonNull(event.get(event.getSchema().getField(name).pos()), name);
    }
}
