package io.globalkpi.ingest.platform.ebay;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Slice;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How eBay pages its lists: by offset, with the address of the next page and the total. The cursor is the offset. */
final class Listed {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern OFFSET = Pattern.compile("[?&]offset=(\\d+)");

    private Listed() {}

    static Call from(Call call, String cursor, int limit) {
        return call.query("limit", Integer.toString(limit)).query("offset", cursor.isEmpty() ? "0" : cursor);
    }

    /** The span of a filter; eBay counts both its ends in. */
    static String span(Slice slice) {
        return "[" + time(slice.from()) + ".." + time(slice.to().minusMillis(1)) + "]";
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    static <W> Pulled<W> then(Page<W> page, JsonNode json) {
        Pulled<W> pulled = following(page, json);
        return json.has("total") ? pulled.expecting(json.path("total").asLong()) : pulled;
    }

    /** As {@link #then}, of a list whose total is not that of the slice. */
    static <W> Pulled<W> following(Page<W> page, JsonNode json) {
        Matcher next = OFFSET.matcher(json.path("next").asText());
        return page.then(next.find() ? next.group(1) : null);
    }

    /**
     * Post-order lists tell no address of the next page, only the total, each by another name; one without a total goes on to its
     * first empty page.
     */
    static <W> Pulled<W> counted(Page<W> page, String cursor, int members, JsonNode json) {
        int next = (cursor.isEmpty() ? 0 : Integer.parseInt(cursor)) + members;
        OptionalLong total = Stream.of(
                        "/total", "/paginationOutput/totalEntries", "/totalNumberOfInquiries", "/totalNumberOfCases")
                .map(json::at)
                .filter(JsonNode::isNumber)
                .mapToLong(JsonNode::asLong)
                .findFirst();
        boolean more = members > 0 && next < total.orElse(Long.MAX_VALUE);
        Pulled<W> pulled = page.then(more ? Integer.toString(next) : null);
        return total.isPresent() ? pulled.expecting(total.getAsLong()) : pulled;
    }
}
