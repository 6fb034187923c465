package io.globalkpi.ingest.platform.mabang;

import io.globalkpi.ingest.platform.BadItemException;
import io.globalkpi.ingest.platform.IsoTime;
import io.globalkpi.ingest.platform.Rejection;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times as Mabang writes them: of China, which has no summer time, to the second. */
final class ChinaTime {

    static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private ChinaTime() {}

    static String text(Instant at) {
        return FORM.format(at.atOffset(ZONE));
    }

    /**
     * The instant of a text; empty for none, also where a database's zero stands for none.
     *
     * @param id of the item, for the rejection
     */
    static Optional<Instant> of(String id, String field, @Nullable String text) {
        if (text == null || text.isBlank() || text.startsWith("0000")) {
            return Optional.empty();
        }
        try {
            return Optional.of(IsoTime.local(text.strip()).toInstant(ZONE));
        } catch (DateTimeException e) {
            throw new BadItemException(
                    Rejection.badField(id, field, text, "a time of China such as 2026-03-10 18:00:00"));
        }
    }
}
