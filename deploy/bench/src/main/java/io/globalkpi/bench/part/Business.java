package io.globalkpi.bench.part;

import io.globalkpi.bench.mix.EventStream;
import io.globalkpi.bench.mix.Mix;
import io.globalkpi.bench.mix.ReferenceFiles;
import io.globalkpi.ingest.reference.OfflineReference;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.serde.AvroDeserializer;
import io.globalkpi.schemas.serde.AvroSerializer;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.EventKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Orders of the mix and the reference data they need, in memory. */
final class Business {

    private static final int ORDERS = 10_000;

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final List<byte[]> encoded = new ArrayList<>();
    private final ReferenceData reference;

    Business(Path kpis) {
        AvroSerializer<SpecificRecord> format = new AvroSerializer<>(registry, EventKind.ORDERS.schema(), false);
        EventStream events = EventStream.overTheSpan(Mix.of250Scopes(ORDERS * 2));
        while (events.hasNext() && encoded.size() < ORDERS) {
            EventStream.Event event = events.next();
            if (event.record() instanceof Order) {
                encoded.add(format.serialize(EventKind.ORDERS.topic(), event.record()));
            }
        }
        reference = reference(kpis);
    }

    private static ReferenceData reference(Path kpis) {
        try {
            Path directory = Files.createTempDirectory("bench-reference");
            ReferenceFiles.write(directory, Mix.of250Scopes(ORDERS), Mix.END, kpis);
            return OfflineReference.of(directory, Mix.END);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    AvroDeserializer<SpecificRecord> reader() {
        return new AvroDeserializer<>(registry, EventKind.ORDERS.schema());
    }

    List<byte[]> encoded() {
        return encoded;
    }

    ReferenceData reference() {
        return reference;
    }

    InMemorySchemaRegistry registry() {
        return registry;
    }
}
