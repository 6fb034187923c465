package io.globalkpi.ingest.platform.lazada;

import io.globalkpi.ingest.platform.Fields;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The ways in which Lazada tells time. */
final class Times {

    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss Z");

    /** Seconds stay below this until the year 5138, milliseconds have been above it since 1973. */
    private static final long LEAST_MILLIS = 100_000_000_000L;

    private Times() {}

    /** A text such as 2018-05-17 10:25:49 +0800. */
    static Instant of(String field, @Nullable String text, Fields fields) {
        try {
            return OffsetDateTime.parse(fields.first(field, text), TEXT).toInstant();
        } catch (DateTimeException e) {
            throw fields.bad(field, text, "a time such as 2018-05-17 10:25:49 +0800");
        }
    }

    /** A number of seconds or of milliseconds: both come, told apart by size. */
    static @Nullable Instant of(@Nullable Long number) {
        if (number == null || number == 0) {
            return null;
        }
        return number < LEAST_MILLIS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    }

    /** As parameters want it: ISO-8601 with an offset. */
    static String iso(Instant at) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx").format(at.atOffset(ZoneOffset.UTC));
    }
}
