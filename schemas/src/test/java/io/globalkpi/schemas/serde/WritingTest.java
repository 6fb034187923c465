package io.globalkpi.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.ingest.Checkpoint;
import io.globalkpi.schemas.record.Records;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Byte for byte what Avro's own writer writes, for every record there is. */
class WritingTest {

    static List<Schema> recordSchemas() {
        TrustedRecords.trust();
        return Records.schemas().stream()
                .filter(schema -> schema.getType() == Schema.Type.RECORD)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("recordSchemas")
    void shouldWriteWhatAvroWrites(Schema schema) throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 50; i++) {
            SpecificRecord record = (SpecificRecord) value(schema, random);
            assertThat(written(Writing.of(schema)::write, record))
                    .isEqualTo(written(new SpecificDatumWriter<>(schema)::write, record));
        }
    }

    @Test
    void shouldNameTheFieldThatCannotBeWritten() {
        Checkpoint checkpoint = new Checkpoint("job", null, 7L, true, Instant.EPOCH);

        assertThatThrownBy(() -> written(Writing.of(checkpoint.getSchema())::write, checkpoint))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("io.globalkpi.schemas.ingest.Checkpoint.position cannot be null");
    }

    @Test
    void shouldRefuseADecimalThatWouldHaveToBeRounded() {
        Schema decimal = LogicalTypes.decimal(38, 6).addToSchema(Schema.create(Schema.Type.BYTES));

        assertThatThrownBy(() -> written(Writing.of(decimal)::write, new BigDecimal("1.2345678")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1.2345678 is not a decimal(38, 6)");
    }

    @Test
    void shouldRefuseATypeThatOurRecordsDoNotUse() {
        assertThatThrownBy(() -> Writing.of(SchemaBuilder.builder().floatType()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Writing.of(Order.getClassSchema())).isNotNull();
    }

    private interface Writer {
        void write(Object record, BinaryEncoder out) throws IOException;
    }

    private static byte[] written(Writer writer, Object record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        writer.write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private static Object value(Schema schema, Random random) {
        return switch (schema.getType()) {
            case RECORD -> record(schema, random);
            case UNION -> random.nextBoolean() ? null : value(schema.getTypes().get(1), random);
            case ARRAY ->
                several(random)
                        .mapToObj(i -> value(schema.getElementType(), random))
                        .toList();
            case MAP -> map(schema, random);
            case ENUM ->
                SpecificData.get()
                        .createEnum(
                                schema.getEnumSymbols()
                                        .get(random.nextInt(
                                                schema.getEnumSymbols().size())),
                                schema);
            case STRING -> random.nextInt(4) == 0 ? "" : "文 text " + random.nextInt();
            case BOOLEAN -> random.nextBoolean();
            case DOUBLE -> random.nextGaussian() * 1e6;
            case INT ->
                "date".equals(schema.getProp("logicalType"))
                        ? LocalDate.ofEpochDay(random.nextInt(40_000) - 9_000)
                        : (Object) random.nextInt();
            case LONG ->
                "timestamp-millis".equals(schema.getProp("logicalType"))
                        ? Instant.ofEpochMilli(random.nextLong() >> 20)
                        : (Object) (random.nextLong() >> random.nextInt(64));
            case BYTES ->
                schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
                        ? decimal(decimal, random)
                        : (Object) ByteBuffer.wrap(new byte[random.nextInt(9)]);
            default -> throw new AssertionError(schema);
        };
    }

    private static BigDecimal decimal(LogicalTypes.Decimal type, Random random) {
        int bits = random.nextInt(3 * type.getPrecision()); // 2^3 is less than 10
        int scale = random.nextInt(4) == 0 ? 0 : type.getScale();
        BigInteger most = BigInteger.TEN.pow(type.getPrecision() - type.getScale() + scale);
        BigInteger number = new BigInteger(bits, random).mod(most);
        return new BigDecimal(random.nextBoolean() ? number : number.negate(), scale);
    }

    private static IntStream several(Random random) {
        return IntStream.range(0, random.nextInt(4));
    }

    private static Map<String, Object> map(Schema schema, Random random) {
        Map<String, Object> map = new TreeMap<>();
        several(random).forEach(i -> map.put("key" + i, value(schema.getValueType(), random)));
        return map;
    }

    private static SpecificRecord record(Schema schema, Random random) {
        SpecificRecord record = (SpecificRecord) SpecificData.get().newRecord(null, schema);
        List<Schema.Field> fields = new ArrayList<>(schema.getFields());
        fields.forEach(field -> record.put(field.pos(), value(field.schema(), random)));
        return record;
    }
}
