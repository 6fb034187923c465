package io.globalkpi.alert.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.alert.Samples;
import io.globalkpi.alert.rule.DayValue;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.serde.AvroSerializer;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class DayNumbersSerdeTest {

    private static final KpiSnapshot ROW = KpiSnapshot.newBuilder(
                    Samples.snapshot(Instant.parse("2026-03-10T09:00:00Z"), Samples.kpi(40, 1_000)))
            .setDate(LocalDate.parse("2026-03-10"))
            .build();

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final DayNumbersSerde serde = new DayNumbersSerde(registry);

    @Test
    void shouldReadWhatItWrote() {
        byte[] bytes = serde.serializer().serialize("state", DayNumbers.of(ROW));

        assertNumbers(serde.deserializer().deserialize("state", bytes));
    }

    @Test
    void shouldReadTheSnapshotsThatWereKeptBefore() {
        byte[] bytes =
                new AvroSerializer<KpiSnapshot>(registry, KpiSnapshot.getClassSchema(), false).serialize("state", ROW);

        assertNumbers(serde.deserializer().deserialize("state", bytes));
    }

    @Test
    void shouldRefuseAFormatItDoesNotKnow() {
        byte[] bytes = serde.serializer().serialize("state", DayNumbers.of(ROW));
        bytes[0] = 2;

        assertThatThrownBy(() -> serde.deserializer().deserialize("state", bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("state format 2");
    }

    private static void assertNumbers(DayNumbers read) {
        LocalDate date = LocalDate.parse("2026-03-10");
        assertThat(read.date()).isEqualTo(date);
        assertThat(read.of("return_rate", 1)).hasValue(new DayValue(date, 40, 1_000, 0.04));
        assertThat(read.of("return_rate", 2)).isEmpty();
    }
}
