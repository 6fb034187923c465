package io.globalkpi.ingest.platform;

import com.ethlo.time.DateTime;
import com.ethlo.time.ITU;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/**
 * Times with their offset, as 2026-01-31T08:00:00.000Z, or of a zone that everybody knows, as 2026-01-31 08:00:00. An order has ten
 * of them, and reading them by the formatters of java.time is the greater part of normalizing it.
 */
public final class IsoTime {

    private IsoTime() {}

    /** @throws DateTimeException if it is none */
    public static Instant parse(String text) {
        ParsePosition end = new ParsePosition(0);
        try {
            Instant time = ITU.parseDateTime(text, end).toInstant();
            if (end.getIndex() == text.length()) {
                return time;
            }
        } catch (DateTimeException e) {
            // ISO-8601 allows more than the Internet does, such as a time without seconds.
        }
        return OffsetDateTime.parse(text).toInstant();
    }

    /**
     * A time without an offset.
     *
     * @throws DateTimeException if it is none
     */
    public static LocalDateTime local(String text) {
        DateTime time = ITU.parseLenient(text);
        if (time.getOffset().isPresent()) {
            throw new DateTimeException("a time without an offset");
        }
        return time.toLocalDatetime();
    }
}
