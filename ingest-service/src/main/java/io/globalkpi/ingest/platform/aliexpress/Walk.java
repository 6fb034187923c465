package io.globalkpi.ingest.platform.aliexpress;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A walk through lists in numbered pages, while rows leave them because they change. What comes after a row that left moves
 * up, across the border of a page, and would be passed by: so each page begins some rows before the last one ended, and the
 * walk steps back if the total tells that more left than that. AliExpress takes any size of page and knows no other order.
 *
 * @param parts names of the lists, one after another
 * @param most rows a page may have
 * @param part index of the list that is walked
 * @param sure rows of it that were read, from its beginning
 * @param told its total when they were
 */
record Walk(List<String> parts, int most, int part, int sure, long told) {

    private static final int OVERLAP = 10;

    static Walk of(String cursor, int most, String... parts) {
        if (cursor.isEmpty()) {
            return new Walk(List.of(parts), most, 0, 0, 0);
        }
        String[] place = cursor.split("\\|");
        return new Walk(
                List.of(parts), most, Integer.parseInt(place[0]), Integer.parseInt(place[1]), Long.parseLong(place[2]));
    }

    String list() {
        return parts.get(part);
    }

    /** The size that brings the walk farthest: its pages begin early enough and end as late as they can. */
    int size() {
        int best = most;
        for (int size = most; size > most / 2; size--) {
            if (begin(size) + size > begin(best) + best) {
                best = size;
            }
        }
        return best;
    }

    /** Number of the page, from 1. */
    int page() {
        return begin(size()) / size() + 1;
    }

    private int begin(int size) {
        return Math.max(0, sure - OVERLAP) / size * size;
    }

    /**
     * The cursor after that page.
     *
     * @param rows how many it had
     * @param total of the list as the page says; it may leave some out, so that only a page that is not full is the last one
     * @return null if all lists are walked
     */
    @Nullable
    String next(int rows, long total) {
        int size = size();
        int begin = begin(size);
        int stillSure = (int) Math.max(0, sure - Math.max(0, told - total));
        boolean joined = begin <= stillSure;
        if (!joined) {
            return part + "|" + stillSure + "|" + total;
        }
        if (rows == size) {
            return part + "|" + (begin + rows) + "|" + total;
        }
        return part + 1 < parts.size() ? (part + 1) + "|0|0" : null;
    }
}
