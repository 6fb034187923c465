package io.globalkpi.streams.window;

import io.globalkpi.streams.measure.Booking;
import io.globalkpi.streams.measure.ByteSink;
import java.nio.ByteBuffer;

/**
 * Where contributions meet before they reach panes: one minute, on one local date, at the same grains.
 *
 * @param minute minutes since 1970-01-01T00:00Z
 * @param day local date, days since 1970-01-01
 * @param grains as in {@link Booking}
 */
public record Cell(int minute, int day, int grains) {

    public static Cell of(Booking booking) {
        return new Cell((int) Math.floorDiv(booking.time(), 60_000L), booking.day(), booking.grains());
    }

    boolean reaches(Grain grain) {
        return switch (grain) {
            case DAY -> true;
            case HOUR -> grains >= Booking.HOUR;
            case MINUTE -> grains >= Booking.MINUTE;
        };
    }

    int slot(Grain grain) {
        return switch (grain) {
            case DAY -> day;
            case HOUR -> Math.floorDiv(minute, 60);
            case MINUTE -> minute;
        };
    }

    public void write(ByteSink out) {
        out.varint(minute);
        out.varint(day);
        out.int8(grains);
    }

    public static Cell read(ByteBuffer in) {
        return new Cell((int) ByteSink.readVarint(in), (int) ByteSink.readVarint(in), in.get());
    }

    /** Written out: cells are looked up several times an event, and a record's own is slower. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Cell that && minute == that.minute && day == that.day && grains == that.grains;
    }

    /** Minutes that follow each other lie side by side in a hash map; times 31 and more they met in one place by tens. */
    @Override
    public int hashCode() {
        return minute + 31 * (31 * day + grains);
    }
}
