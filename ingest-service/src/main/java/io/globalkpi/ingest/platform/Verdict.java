package io.globalkpi.ingest.platform;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What an answer means for the one who called. */
public sealed interface Verdict {

    /** The answer is good, an empty one (204, an empty page) too. */
    record Good() implements Verdict {}

    /** The access token is over: it is exchanged and the call made once more. */
    record Expired() implements Verdict {}

    /**
     * Too many calls.
     *
     * @param after how long to wait; null: as long as the bucket needs for one call
     */
    record Throttled(@Nullable Duration after) implements Verdict {}

    /**
     * A bad moment of the platform's: tried again with backoff.
     *
     * @param trouble shown when it lasts
     */
    record Failed(Trouble trouble) implements Verdict {}

    /**
     * Trying again is of no use before a person has done something. The job goes on asking at its schedule.
     *
     * @param trouble what is wrong and what to do
     */
    record Refused(Trouble trouble) implements Verdict {}

    Verdict GOOD = new Good();
    Verdict EXPIRED = new Expired();
    Verdict THROTTLED = new Throttled(null);

    /**
     * The verdict by HTTP status alone, Retry-After in seconds obeyed. Protocols ask it last.
     *
     * @param said the platform's own words about a failure, without personal data; empty if it said nothing
     */
    static Verdict byStatus(Answer answer, String said) {
        int status = answer.status();
        if (answer.isGood()) {
            return GOOD;
        }
        if (status == 401) {
            return EXPIRED;
        }
        if (status == 429) {
            return new Throttled(answer.header("Retry-After")
                    .filter(text -> text.matches("\\d{1,6}"))
                    .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                    .orElse(null));
        }
        Trouble trouble = Trouble.status(status, said);
        return status == 408 || status == 425 || status >= 500 ? new Failed(trouble) : new Refused(trouble);
    }
}
