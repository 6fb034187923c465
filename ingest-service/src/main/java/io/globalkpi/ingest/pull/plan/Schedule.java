package io.globalkpi.ingest.pull.plan;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;

/** When a job runs next after it ran: some time later, or at the times of a cron expression in its site's zone. */
@FunctionalInterface
public interface Schedule {

    /** The next time, later than that. */
    Instant after(Instant last);

    static Schedule every(Duration duration) {
        return last -> last.plus(duration);
    }

    /**
     * @param text an ISO-8601 duration such as PT5M, or a cron expression of five fields such as 15 6 * * *
     * @throws IllegalArgumentException saying what it should be
     */
    static Schedule of(String text, ZoneId zone) {
        String trimmed = text.strip();
        return trimmed.startsWith("P") ? every(duration(trimmed)) : cron(trimmed, zone);
    }

    private static Duration duration(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (duration.isNegative() || duration.isZero()) {
                throw bad(text, null);
            }
            return duration;
        } catch (DateTimeParseException e) {
            throw bad(text, e);
        }
    }

    private static Schedule cron(String text, ZoneId zone) {
        try {
            ExecutionTime times = ExecutionTime.forCron(
                    new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX)).parse(text));
            return last -> times.nextExecution(ZonedDateTime.ofInstant(last, zone))
                    .map(ZonedDateTime::toInstant)
                    .orElse(Instant.MAX);
        } catch (IllegalArgumentException e) {
            throw bad(text, e);
        }
    }

    private static IllegalArgumentException bad(String text, RuntimeException cause) {
        return new IllegalArgumentException(
                "a schedule is a duration such as PT5M or a cron expression of five fields such as 15 6 * * *, was '"
                        + text + "'",
                cause);
    }
}
