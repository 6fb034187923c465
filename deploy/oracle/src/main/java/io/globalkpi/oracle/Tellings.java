package io.globalkpi.oracle;

import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.serde.TrustedRecords;
import io.globalkpi.schemas.topic.EventKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;

/** Chooses the telling of every entity that counts (measures.md, part 2). */
final class Tellings {

    private static final Comparator<SpecificRecord> LATEST = Comparator.<SpecificRecord>comparingLong(
                    telling -> (Long) field(telling, "revision"))
            .thenComparing(Tellings::body, Arrays::compareUnsigned);

    private final Reference reference;

    Tellings(Reference reference) {
        TrustedRecords.trust();
        this.reference = reference;
    }

    /** The entities that contribute; withdrawn, shadowed and unknown sites' ones are not among them. */
    List<Entity> counted(Collection<? extends SpecificRecord> events) {
        Map<String, List<SpecificRecord>> byEntity = new LinkedHashMap<>();
        for (SpecificRecord event : events) {
            if (site(event).filter(site -> !shadowed(site, event)).isPresent()) {
                byEntity.computeIfAbsent(identity(event), any -> new ArrayList<>())
                        .add(event);
            }
        }
        return byEntity.values().stream()
                .map(this::entity)
                .filter(entity -> !withdrawn(entity.event()))
                .toList();
    }

    private Entity entity(List<SpecificRecord> tellings) {
        SpecificRecord latest = tellings.stream().max(LATEST).orElseThrow();
        Instant firstObserved = tellings.stream()
                .map(telling -> (Instant) field(telling, "observedAt"))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return new Entity(site(latest).orElseThrow(), latest, firstObserved);
    }

    private Optional<Site> site(SpecificRecord event) {
        return reference.site((String) field(event, "site"));
    }

    private static boolean shadowed(Site site, SpecificRecord event) {
        if (event instanceof Feed) {
            return false;
        }
        String named = site.getSources().get(EventKind.ofRecord(event).id());
        return named != null && !named.equals(field(event, "source"));
    }

    private static boolean withdrawn(SpecificRecord event) {
        return !(event instanceof Feed) && (Boolean) field(event, "withdrawn");
    }

    private static String identity(SpecificRecord event) {
        if (event instanceof Feed feed) {
            return "feed|" + feed.getSite() + "|" + feed.getFeed() + "|" + feed.getDate();
        }
        return EventKind.ofRecord(event).id() + "|" + field(event, "entityId");
    }

    static Object field(SpecificRecord event, String name) {
        return event.get(event.getSchema().getField(name).pos());
    }

    /** The bytes by which two tellings of the same revision are told apart: all but when and whence. */
    private static byte[] body(SpecificRecord event) {
        Schema schema = event.getSchema();
        SpecificRecord copy = SpecificData.get().deepCopy(schema, event);
        copy.put(schema.getField("observedAt").pos(), Instant.EPOCH);
        if (schema.getField("rawRef") != null) {
            copy.put(schema.getField("rawRef").pos(), "");
        }
        return encoded(copy);
    }

    private static byte[] encoded(SpecificRecord event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SpecificData model = ((SpecificRecordBase) event).getSpecificData();
        @SuppressWarnings("unchecked")
        DatumWriter<SpecificRecord> writer = model.createDatumWriter(event.getSchema());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            writer.write(event, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
