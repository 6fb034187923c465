package io.globalkpi.ingest.simulate;

/**
 * A telling that waits for its moment, packed into a long, so that millions can wait: the milliseconds from the begin
 * of its slice lead, so that sorted longs stand in order of observation, and equal moments in one order always.
 *
 * <p>Bits, from the highest: 25 milliseconds, 5 site, 9 day, 18 index, 5 telling, 1 again.
 */
final class Due {

    static final int MOST_INDEX = (1 << 18) - 1;

    private static final Telling[] TELLINGS = Telling.values();

    private Due() {}

    static long pack(long millis, Place place, Telling telling, boolean again) {
        if (place.index() > MOST_INDEX) {
            throw new IllegalArgumentException("more than " + MOST_INDEX + " orders on one date of one site");
        }
        long code = millis << 5 | place.book().number();
        code = code << 9 | place.day();
        code = code << 18 | place.index();
        code = code << 5 | telling.ordinal();
        return code << 1 | (again ? 1 : 0);
    }

    static long millis(long due) {
        return due >>> 38;
    }

    static int site(long due) {
        return (int) (due >>> 33) & 31;
    }

    static int day(long due) {
        return (int) (due >>> 24) & 511;
    }

    static int index(long due) {
        return (int) (due >>> 6) & MOST_INDEX;
    }

    static Telling telling(long due) {
        return TELLINGS[(int) (due >>> 1) & 31];
    }

    static boolean isAgain(long due) {
        return (due & 1) == 1;
    }
}
