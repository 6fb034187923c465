package io.globalkpi.streams.window;

import java.util.Arrays;

/** Rows in the order of their numbers. Nearly all are put behind the last one, and taken away in front. */
final class PaneRows {

    private PaneRow[] rows = {};
    private int size;

    int size() {
        return size;
    }

    /** The one at a place, counted from 0. */
    PaneRow get(int place) {
        return rows[place];
    }

    /** The row with a number; made if it is not there. */
    PaneRow row(int number) {
        int place = placeOf(number);
        if (place == size || rows[place].number() != number) {
            insert(place, new PaneRow(number));
        }
        return rows[place];
    }

    /** Place of the first row with a number or a larger one; the size when there is none. */
    int placeOf(int number) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows[middle].number() < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void insert(int place, PaneRow row) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, size + Math.max(2, size / 2));
        }
        System.arraycopy(rows, place, rows, place + 1, size - place);
        rows[place] = row;
        size++;
    }

    void remove(PaneRow row) {
        int place = placeOf(row.number());
        System.arraycopy(rows, place + 1, rows, place, size - place - 1);
        size--;
        rows = Arrays.copyOf(rows, Math.max(size, rows.length / 2));
    }
}
