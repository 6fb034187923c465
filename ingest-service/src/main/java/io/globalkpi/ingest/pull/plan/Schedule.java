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
import org.jspecify.annotations.Nullable;

/** When a job runs next after it ran. A value: the same text in the same zone is the same schedule. */
public sealed interface Schedule {

    /** The next time, later than that. */
    Instant after(Instant last);

    /** That much later. */
    record Every(Duration duration) implements Schedule {

        public Every {
            if (duration.isNegative() || duration.isZero()) {
                throw bad(duration.toString(), null);
            }
        }

        @Override
        public Instant after(Instant last) {
            return last.plus(duration);
        }
    }

    /** At the times of a cron expression of five fields, in a zone. */
    record Cron(String expression, ZoneId zone) implements Schedule {

        public Cron {
            times(expression);
        }

        @Override
        public Instant after(Instant last) {
            return times(expression)
                    .nextExecution(ZonedDateTime.ofInstant(last, zone))
                    .map(ZonedDateTime::toInstant)
                    .orElse(Instant.MAX);
        }

        private static ExecutionTime times(String expression) {
            try {
                return ExecutionTime.forCron(
                        new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX)).parse(expression));
            } catch (IllegalArgumentException e) {
                throw bad(expression, e);
            }
        }
    }

    /**
     * @param text an ISO-8601 duration such as PT5M, or a cron expression of five fields such as 15 6 * * *
     * @throws IllegalArgumentException saying what it should be
     */
    static Schedule of(String text, ZoneId zone) {
        String trimmed = text.strip();
        try {
            return trimmed.startsWith("P") ? new Every(Duration.parse(trimmed)) : new Cron(trimmed, zone);
        } catch (DateTimeParseException e) {
            throw bad(text, e);
        }
    }

    private static IllegalArgumentException bad(String text, @Nullable RuntimeException cause) {
        return new IllegalArgumentException(
                "a schedule is a duration such as PT5M or a cron expression of five fields such as 15 6 * * *, was '"
                        + text + "'",
                cause);
    }
}
