package io.globalkpi.ingest.platform.dianxiaomi;

import io.globalkpi.ingest.platform.BadItemException;
import io.globalkpi.ingest.platform.IsoTime;
import io.globalkpi.ingest.platform.Rejection;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times as exports have them: of China, with or without seconds, as the program wrote them or as a spreadsheet saved them. */
final class ChinaTime {

    static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

    private static final int WHOLE = "2026-03-10 18:00:00".length();
    private static final DateTimeFormatter WITHOUT_ZEROES = DateTimeFormatter.ofPattern("uuuu-M-d H:mm[:ss]");

    private ChinaTime() {}

    /** @param id of the item, for the rejection */
    static Optional<Instant> of(String id, Column column, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        String plain = text.strip().replace('/', '-').replace('T', ' ');
        try {
            LocalDateTime time =
                    plain.length() == WHOLE ? IsoTime.local(plain) : LocalDateTime.parse(plain, WITHOUT_ZEROES);
            return Optional.of(time.toInstant(ZONE));
        } catch (DateTimeException e) {
            throw new BadItemException(
                    Rejection.badField(id, column.title(), text, "a time of China such as 2026-03-10 18:00:00"));
        }
    }
}
