package io.globalkpi.alert.notify.link;

import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachKey;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.kpi.ScopeType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a link stands for: one reader's answer to one breach, until it expires. No address is in it.
 *
 * @param id of the link, which serves once
 * @param reader person, or destination of a room
 * @param recipient fingerprint of channel, destination and person
 */
public record Token(BreachKey breach, String id, String reader, String recipient, String language, Instant expires) {

    private static final String END = "\n";
    private static final int PARTS = 9;

    static Token of(Notice notice, Instant expires) {
        Breach breach = notice.getContent();
        return new Token(
                new BreachKey(breach.getRule(), breach.getScopeType(), breach.getScopeId(), breach.getSince()),
                fingerprint(notice.getNotice()),
                notice.getPerson() == null ? room(notice) : notice.getPerson(),
                recipient(notice.getChannel(), notice.getDestination(), notice.getPerson()),
                notice.getLanguage(),
                expires);
    }

    /** A room's name; an address of many readers is not told. */
    private static String room(Notice notice) {
        return notice.getDestination().contains("@")
                ? notice.getChannel()
                : notice.getChannel() + ":" + notice.getDestination();
    }

    public static String recipient(String channel, String destination, @Nullable String person) {
        return fingerprint(String.join(END, channel, destination, String.valueOf(person)));
    }

    private static String fingerprint(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** The breach's id. */
    public String breachId() {
        return id(breach);
    }

    /** A breach's id. */
    public static String id(BreachKey breach) {
        return String.join(
                "|",
                breach.getRule(),
                breach.getScopeType().name(),
                breach.getScopeId(),
                breach.getSince().toString());
    }

    String text() {
        return String.join(
                END,
                List.of(
                        breach.getRule(),
                        breach.getScopeType().name(),
                        breach.getScopeId(),
                        Long.toString(breach.getSince().toEpochMilli()),
                        id,
                        reader,
                        recipient,
                        language,
                        Long.toString(expires.getEpochSecond())));
    }

    /** Empty if it is no such text, as when an id has a line end in it. */
    static Optional<Token> read(String text) {
        String[] parts = text.split(END, -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        return Optional.of(new Token(
                new BreachKey(
                        parts[0],
                        ScopeType.valueOf(parts[1]),
                        parts[2],
                        Instant.ofEpochMilli(Long.parseLong(parts[3]))),
                parts[4],
                parts[5],
                parts[6],
                parts[7],
                Instant.ofEpochSecond(Long.parseLong(parts[8]))));
    }
}
