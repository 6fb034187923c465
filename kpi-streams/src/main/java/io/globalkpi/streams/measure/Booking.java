package io.globalkpi.streams.measure;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one entity adds at one time: to its site (and so to platform, market and company), and to owners, teams and SKU.
 *
 * @param time epoch milliseconds
 * @param day local date of the time in the site's zone, days since 1970-01-01
 * @param grains how fine: {@link #DAY}, {@link #HOUR} or {@link #MINUTE} and all coarser ones
 * @param site amounts of the site
 * @param others amounts of owners, teams and SKUs
 */
public record Booking(long time, int day, int grains, MeasureVector site, Map<Scope, MeasureVector> others) {

    /** Day panes only: first observed more than 35 days after its time. */
    public static final int DAY = 0;
    /** Hour and day panes: first observed within 35 days. */
    public static final int HOUR = 1;
    /** All panes: first observed within 8 days. */
    public static final int MINUTE = 2;

    private static final long HOUR_HORIZON = 35L * 86_400_000;
    private static final long MINUTE_HORIZON = 8L * 86_400_000;

    public static int grains(long time, long firstObserved) {
        long age = firstObserved - time;
        return age <= MINUTE_HORIZON ? MINUTE : age <= HOUR_HORIZON ? HOUR : DAY;
    }

    /** Amounts that several scopes have alike, as an owner and the team mostly do, are written once. */
    public void write(ByteSink out) {
        out.varint(time);
        out.varint(day);
        out.int8(grains);
        site.write(out);
        out.varint(others.size());
        MeasureVector before = null;
        for (Map.Entry<Scope, MeasureVector> other : others.entrySet()) {
            other.getKey().write(out);
            boolean isSame = other.getValue() == before;
            out.int8(isSame ? 1 : 0);
            if (!isSame) {
                before = other.getValue();
                before.write(out);
            }
        }
    }

    public static Booking read(ByteBuffer in) {
        long time = ByteSink.readVarint(in);
        int day = (int) ByteSink.readVarint(in);
        int grains = in.get();
        MeasureVector site = MeasureVector.read(in);
        Map<Scope, MeasureVector> others = new LinkedHashMap<>();
        MeasureVector amounts = site;
        for (long left = ByteSink.readVarint(in); left > 0; left--) {
            Scope scope = Scope.read(in);
            amounts = in.get() == 1 ? amounts : MeasureVector.read(in);
            others.put(scope, amounts);
        }
        return new Booking(time, day, grains, site, others);
    }

    public static List<Booking> readAll(ByteBuffer in) {
        List<Booking> bookings = new ArrayList<>();
        for (long left = ByteSink.readVarint(in); left > 0; left--) {
            bookings.add(read(in));
        }
        return bookings;
    }

    public static void writeAll(List<Booking> bookings, ByteSink out) {
        out.varint(bookings.size());
        bookings.forEach(booking -> booking.write(out));
    }
}
