package io.globalkpi.streams.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.streams.measure.Booking;
import io.globalkpi.streams.measure.ByteSink;
import io.globalkpi.streams.measure.MeasureVector;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTest {

    private static final Cell CELL = new Cell(29_541_017, 20_515, Booking.HOUR);

    @ParameterizedTest
    @CsvSource({"DAY,    true,  false, false", "HOUR,   true,  true,  false", "MINUTE, true,  true,  true"})
    void shouldReachAllGrainsThatAreNotTooFine(String grains, boolean day, boolean hour, boolean minute) {
        int finest = Map.of("DAY", Booking.DAY, "HOUR", Booking.HOUR, "MINUTE", Booking.MINUTE)
                .get(grains);
        Cell cell = new Cell(1, 1, finest);

        assertThat(cell.reaches(Grain.DAY)).isEqualTo(day);
        assertThat(cell.reaches(Grain.HOUR)).isEqualTo(hour);
        assertThat(cell.reaches(Grain.MINUTE)).isEqualTo(minute);
    }

    @Test
    void shouldLieInTheSlotOfItsTimeAndOfItsLocalDate() {
        Booking booking = new Booking(119 * 60_000L + 59_999, 1, Booking.MINUTE, new MeasureVector(), Map.of());
        Cell cell = Cell.of(booking);

        assertThat(cell).isEqualTo(new Cell(119, 1, Booking.MINUTE));
        assertThat(cell.slot(Grain.MINUTE)).isEqualTo(119);
        assertThat(cell.slot(Grain.HOUR)).isEqualTo(1);
        assertThat(cell.slot(Grain.DAY)).isEqualTo(1);
        assertThat(new Cell(-1, -1, Booking.MINUTE).slot(Grain.HOUR)).isEqualTo(-1);
    }

    @Test
    void shouldReadWhatItWrote() {
        ByteSink out = new ByteSink(1);
        CELL.write(out);
        new Cell(-5, -1, Booking.MINUTE).write(out);
        ByteBuffer in = ByteBuffer.wrap(out.toBytes());

        assertThat(Cell.read(in)).isEqualTo(CELL);
        assertThat(Cell.read(in)).isEqualTo(new Cell(-5, -1, Booking.MINUTE));
        assertThat(in.hasRemaining()).isFalse();
    }

    @Test
    void shouldDifferInMinuteDayAndGrains() {
        assertThat(CELL)
                .isEqualTo(new Cell(29_541_017, 20_515, Booking.HOUR))
                .hasSameHashCodeAs(new Cell(29_541_017, 20_515, Booking.HOUR))
                .isNotEqualTo(new Cell(29_541_018, 20_515, Booking.HOUR))
                .isNotEqualTo(new Cell(29_541_017, 20_516, Booking.HOUR))
                .isNotEqualTo(new Cell(29_541_017, 20_515, Booking.MINUTE))
                .isNotEqualTo("29541017");
    }

    /** In hash maps they would meet in one place otherwise. */
    @Test
    void shouldHashMinutesDaysAndGrainsApart() {
        Set<Integer> hashes = new HashSet<>();
        for (int minute = 0; minute < 20; minute++) {
            hashes.add(new Cell(minute, 20_515, Booking.MINUTE).hashCode());
        }
        hashes.add(new Cell(0, 20_515, Booking.HOUR).hashCode());
        hashes.add(new Cell(0, 20_516, Booking.MINUTE).hashCode());

        assertThat(hashes).hasSize(22);
    }
}
