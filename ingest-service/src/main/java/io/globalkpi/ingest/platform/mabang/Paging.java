package io.globalkpi.ingest.platform.mabang;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.Trouble;
import java.util.Map;

/** How one page of a list follows another. */
enum Paging {
    /** The answer tells the cursor of the next page, and whether there is one. */
    CURSOR("maxRows", 1000) {
        @Override
        void page(Map<String, String> data, String cursor) {
            data.put("cursor", cursor);
        }

        @Override
        String next(JsonNode data, String cursor, int rows) {
            String next = data.path("nextCursor").asText();
            return data.path("hasNext").asBoolean() ? next : "";
        }
    },
    /** Pages are counted, and how many rows there are is told. */
    PAGE("pageSize", 1000) {
        @Override
        void page(Map<String, String> data, String cursor) {
            data.put("page", cursor.isEmpty() ? "1" : cursor);
        }

        @Override
        String next(JsonNode data, String cursor, int rows) {
            int page = cursor.isEmpty() ? 1 : Integer.parseInt(cursor);
            boolean more = rows > 0 && (long) page * size() < data.path("total").asLong();
            return more ? String.valueOf(page + 1) : "";
        }
    };

    private final String sizeName;
    private final int size;

    Paging(String sizeName, int size) {
        this.sizeName = sizeName;
        this.size = size;
    }

    int size() {
        return size;
    }

    void ask(Map<String, String> data, String cursor) {
        data.put(sizeName, String.valueOf(size));
        page(data, cursor);
    }

    abstract void page(Map<String, String> data, String cursor);

    abstract String next(JsonNode data, String cursor, int rows);

    /**
     * Cursor of the page after this one; empty after the last.
     *
     * @param rows of this page
     */
    String after(JsonNode data, String cursor, int rows) {
        String next = next(data, cursor, rows);
        if (!next.isEmpty() && next.equals(cursor)) {
            throw new CallException(new Trouble(
                    "cursor-stuck",
                    "Mabang names the same page as the next one again.",
                    "Nothing: the step is made again."));
        }
        return next;
    }
}
