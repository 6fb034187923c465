package io.globalkpi.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.measure.Measure;
import io.globalkpi.schemas.topic.Topics;
import io.globalkpi.streams.measure.Booking;
import io.globalkpi.streams.measure.ByteSink;
import io.globalkpi.streams.measure.MeasureVector;
import io.globalkpi.streams.measure.Scope;
import io.globalkpi.streams.window.Cell;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What crosses between the stages, and what the ledger keeps, reads back as it was written. */
class ScopeDeltaTest {

    private static final Scope ANN = new Scope(ScopeType.OWNER, "安|ann");

    @Test
    void shouldReadSumsBack() {
        ScopeDelta sums = new ScopeDelta.Sums(
                ANN,
                "Asia/Shanghai",
                Map.of(
                        new Cell(-5, -1, Booking.DAY),
                        amounts(7),
                        new Cell(29_000_000, 20_500, Booking.MINUTE),
                        amounts(-3)));

        assertThat(ScopeDelta.read(sums.bytes())).isEqualTo(sums);
    }

    @Test
    void shouldSpreadManyCellsOverRecordsThatABrokerTakes() {
        Map<Cell, MeasureVector> cells = new HashMap<>();
        for (int minute = 0; minute < 2_500; minute++) {
            cells.put(new Cell(29_000_000 + minute, 20_500, Booking.MINUTE), everything());
        }
        List<ScopeDelta> records = new ArrayList<>();

        ScopeDelta.Sums.each(ANN, "UTC", cells, records::add);

        assertThat(records).hasSize(3).allMatch(record -> record.bytes().length < 1_000_000);
        Map<Cell, MeasureVector> read = new HashMap<>();
        records.forEach(record -> read.putAll(((ScopeDelta.Sums) ScopeDelta.read(record.bytes())).cells()));
        assertThat(read).isEqualTo(cells);
    }

    private static MeasureVector everything() {
        MeasureVector vector = new MeasureVector();
        for (int slot = 0; slot < Measure.SLOTS; slot++) {
            vector.add(slot, 1_000_000_000_000L);
        }
        return vector;
    }

    @Test
    void shouldReadAMarkBack() {
        ScopeDelta mark = new ScopeDelta.Mark(3, 1_790_000_000_123L, 2, true);

        assertThat(ScopeDelta.read(mark.bytes())).isEqualTo(mark);
    }

    @Test
    void shouldReadBookingsBack() {
        List<Booking> bookings = List.of(
                new Booking(-1, -1, Booking.HOUR, amounts(1), Map.of()),
                new Booking(1_790_000_000_123L, 20_717, Booking.MINUTE, amounts(9), Map.of(ANN, amounts(90_000))));
        ByteSink out = new ByteSink(4);
        Booking.writeAll(bookings, out);

        assertThat(Booking.readAll(ByteBuffer.wrap(out.toBytes()))).isEqualTo(bookings);
    }

    @Test
    void shouldSendScopesByTheirIdAndMarksToTheirPartition() {
        ScopeDelta sums = new ScopeDelta.Sums(ANN, "UTC", Map.of());

        assertThat(partition(sums, 7)).contains(Set.of(Topics.partitionOf(ANN.id(), 7)));
        for (int target = 0; target < 7; target++) {
            assertThat(partition(new ScopeDelta.Mark(0, 1, target, false), 7)).contains(Set.of(target));
        }
    }

    private static Optional<Set<Integer>> partition(ScopeDelta delta, int partitions) {
        return ScopeDelta.partitioner().partitions("by-scope", delta.key(), delta.bytes(), partitions);
    }

    private static MeasureVector amounts(long amount) {
        MeasureVector vector = new MeasureVector();
        vector.add(0, amount);
        vector.add(90, -amount);
        return vector;
    }
}
