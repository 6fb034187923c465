package io.globalkpi.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.schemas.ingest.Checkpoint;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.ScopeType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvroSerdeTest {

    private static final String TOPIC = "ingest.checkpoints.v1";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final AvroSerde<Checkpoint> serde = AvroSerde.value(registry, Checkpoint.getClassSchema());

    private static Checkpoint checkpoint() {
        return new Checkpoint("job", "line 7", 7L, true, NOON);
    }

    @Test
    void shouldReadWhatItWrote() {
        byte[] bytes = serde.serializer().serialize(TOPIC, checkpoint());

        assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(checkpoint());
    }

    /** Magic byte, schema id in four bytes, Avro body: what every Kafka tool expects, byte for byte. */
    @Test
    void shouldWriteTheConfluentWireFormat() {
        registry.register("taken-1", Schema.create(Schema.Type.STRING));
        KpiKey key = new KpiKey(ScopeType.OWNER, "lin", "7d", Instant.ofEpochMilli(1));

        byte[] bytes = AvroSerde.<KpiKey>key(registry, KpiKey.getClassSchema())
                .serializer()
                .serialize("kpi.by-owner.v1", key);

        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("00" + "00000002" + "02" + "066c696e" + "043764" + "02");
    }

    @Test
    void shouldReuseItsBuffersWithoutMixingRecords() {
        var serializer = serde.serializer();
        byte[] first = serializer.serialize(TOPIC, checkpoint());
        byte[] copy = first.clone();

        serializer.serialize(TOPIC, new Checkpoint("another job", "line 8000", 8_000L, false, NOON));

        assertThat(first).isEqualTo(copy);
    }

    /** Kafka Streams makes one serializer and one deserializer of a serde and lets all its threads use them. */
    @Test
    void shouldServeSeveralThreadsAtOnce() {
        var serializer = serde.serializer();
        var deserializer = serde.deserializer();

        long right = IntStream.range(0, 20_000)
                .parallel()
                .mapToObj(number ->
                        new Checkpoint("job " + number, "line ".repeat(number % 7), (long) number, true, NOON))
                .filter(one -> one.equals(deserializer.deserialize(TOPIC, serializer.serialize(TOPIC, one))))
                .count();

        assertThat(right).isEqualTo(20_000);
    }

    @Test
    void shouldResolveAnOlderWriter() throws IOException {
        Schema older = SchemaBuilder.record("Checkpoint")
                .namespace("io.globalkpi.schemas.ingest")
                .fields()
                .requiredString("job")
                .requiredString("position")
                .requiredLong("records")
                .requiredLong("observedAt")
                .endRecord();
        GenericRecord record = new GenericRecordBuilder(older)
                .set("job", "job")
                .set("position", "line 7")
                .set("records", 7L)
                .set("observedAt", NOON.toEpochMilli())
                .build();

        Checkpoint read = serde.deserializer().deserialize(TOPIC, written(older, record));

        assertThat(read).isEqualTo(new Checkpoint("job", "line 7", 7L, false, NOON));
        assertThat(read.getJob()).isInstanceOf(String.class);
    }

    private byte[] written(Schema schema, GenericRecord record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(ByteBuffer.allocate(5)
                .put((byte) 0)
                .putInt(registry.register("older", schema))
                .array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "00000000", "0100000001", "7b7d", "000000000102"})
    void shouldRefuseGarbageNamingTheTopic(String hex) {
        serde.serializer().serialize(TOPIC, checkpoint());

        assertThatThrownBy(() ->
                        serde.deserializer().deserialize(TOPIC, HexFormat.of().parseHex(hex)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining(TOPIC);
    }

    @Test
    void shouldRefuseAnIdNobodyKnows() {
        assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, new byte[] {0, 0, 0, 0, 9, 2}))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("no schema with id 9");
    }

    @Test
    void shouldReadOnAfterGarbage() {
        byte[] good = serde.serializer().serialize(TOPIC, checkpoint());
        var deserializer = serde.deserializer();
        assertThatThrownBy(() -> deserializer.deserialize(TOPIC, new byte[] {0, 0, 0, 0, 1, 2}))
                .isInstanceOf(SerializationException.class);

        assertThat(deserializer.deserialize(TOPIC, good)).isEqualTo(checkpoint());
    }

    @Test
    void shouldLetTombstonesPass() {
        assertThat(serde.serializer().serialize(TOPIC, null)).isNull();
        assertThat(serde.deserializer().deserialize(TOPIC, null)).isNull();
    }

    /** A registry that is down is a bad moment, not a bad record: the reader must be able to tell. */
    @Test
    void shouldTellARegistryThatIsDownFromABadRecord() {
        AvroSerde<Checkpoint> cut = AvroSerde.value(new DownRegistry(), Checkpoint.getClassSchema());

        assertThatThrownBy(() -> cut.deserializer().deserialize(TOPIC, new byte[] {0, 0, 0, 0, 1, 2}))
                .isInstanceOfSatisfying(
                        SchemaRegistryException.class,
                        trouble -> assertThat(trouble.retryable()).isTrue());
    }

    private static final class DownRegistry implements SchemaRegistry {
        @Override
        public int register(String subject, Schema schema) {
            throw down();
        }

        @Override
        public Schema byId(int id) {
            throw down();
        }

        @Override
        public void check() {
            throw down();
        }

        private static SchemaRegistryException down() {
            return new SchemaRegistryException("down", new IOException("refused"), true);
        }
    }

    @Test
    void shouldNameSubjectsByTopicAndPart() {
        RecordingRegistry names = new RecordingRegistry();

        AvroSerde.value(names, Checkpoint.getClassSchema()).serializer().serialize(TOPIC, checkpoint());
        AvroSerde<Checkpoint> configured = AvroSerde.value(names, Checkpoint.getClassSchema());
        configured.configure(Map.of(), true);
        configured.serializer().serialize(TOPIC, checkpoint());

        assertThat(names.subjects).containsExactly(TOPIC + "-value", TOPIC + "-key");
    }

    private static final class RecordingRegistry implements SchemaRegistry {

        private final List<String> subjects = new ArrayList<>();

        @Override
        public int register(String subject, Schema schema) {
            subjects.add(subject);
            return 1;
        }

        @Override
        public Schema byId(int id) {
            throw new SchemaRegistryException("not asked");
        }

        @Override
        public void check() {}
    }
}
