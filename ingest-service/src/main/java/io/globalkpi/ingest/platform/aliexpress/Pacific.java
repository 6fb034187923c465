package io.globalkpi.ingest.platform.aliexpress;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.IsoTime;
import io.globalkpi.ingest.platform.Told;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Wall clock in California, without offset: one hour of autumn comes twice, one of spring never. */
final class Pacific {

    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final DateTimeFormatter WRITE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private Pacific() {}

    /** Wall times, both inclusive. */
    record Span(LocalDateTime first, LocalDateTime last) {

        String start() {
            return WRITE.format(first);
        }

        String end() {
            return WRITE.format(last);
        }
    }

    /** A time that stands still: in the hour that comes twice the first one, whenever it is told. */
    static @Nullable Instant find(String field, @Nullable String text, Fields fields) {
        return text == null || text.isBlank()
                ? null
                : local(field, text, fields).atZone(ZONE).toInstant();
    }

    /** As {@link #find}, of a time that must be there. */
    static Instant at(String field, @Nullable String text, Fields fields) {
        return local(field, fields.first(field, text), fields).atZone(ZONE).toInstant();
    }

    /**
     * A time that grows with every telling. In the hour that comes twice it is the later one, unless that was still to come
     * when it was told: so a later telling never has a lower revision.
     */
    static Instant latest(String field, @Nullable String text, Told told, Fields fields) {
        LocalDateTime local = local(field, fields.first(field, text), fields);
        List<ZoneOffset> offsets = ZONE.getRules().getValidOffsets(local);
        Instant first = local.atZone(ZONE).toInstant();
        if (offsets.size() < 2) {
            return first;
        }
        Instant second = local.toInstant(offsets.get(1));
        return second.isAfter(told.generatedAt()) ? first : second;
    }

    /** All wall times that are shown from one moment to another: where the clock is set back in between, the hour twice. */
    static Span span(Instant from, Instant to) {
        LocalDateTime first = LocalDateTime.ofInstant(from, ZONE);
        LocalDateTime last = LocalDateTime.ofInstant(to, ZONE);
        ZoneOffsetTransition turn = ZONE.getRules().nextTransition(from);
        if (turn == null || !turn.isOverlap() || turn.getInstant().isAfter(to)) {
            return new Span(first, last);
        }
        return new Span(min(first, turn.getDateTimeAfter()), max(last, turn.getDateTimeBefore()));
    }

    private static LocalDateTime local(String field, String text, Fields fields) {
        try {
            return IsoTime.local(text.strip());
        } catch (DateTimeException e) {
            throw fields.bad(field, text, "a time such as 2026-05-17 10:25:49");
        }
    }

    private static LocalDateTime min(LocalDateTime one, LocalDateTime other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDateTime max(LocalDateTime one, LocalDateTime other) {
        return one.isAfter(other) ? one : other;
    }
}
