package io.globalkpi.ingest.files.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a file writes times, and the zone they are in when they do not say.
 *
 * <p>Dates are strict: 2/30 is an error, not the 28th. A local time that a change of the clocks skips moves on by the
 * gap; one that stands twice is the earlier.
 */
final class DateForm {

    static final String ISO = "iso";
    static final String EPOCH_MILLIS = "epoch-millis";
    static final String EPOCH_SECONDS = "epoch-seconds";

    private static final DateTimeFormatter ISO_FORM = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][ ]")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendPattern("[ ]")
            .appendOffset("+HH:mm", "Z")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT)
            .withChronology(IsoChronology.INSTANCE);

    private final List<String> patterns;
    private final List<DateTimeFormatter> forms = new ArrayList<>();
    private final ZoneId zone;

    /** @throws IllegalArgumentException when a pattern is none */
    DateForm(List<String> patterns, ZoneId zone) {
        this.patterns = List.copyOf(patterns);
        this.zone = zone;
        patterns.stream().filter(pattern -> !pattern.startsWith("epoch-")).forEach(pattern -> forms.add(form(pattern)));
    }

    Optional<Instant> instant(String text) {
        Optional<Instant> epoch = epoch(text);
        return epoch.isPresent() ? epoch : parsed(text).map(this::instant);
    }

    /** The date as written; for an epoch number, or a time with an offset, the date in the zone. */
    Optional<LocalDate> date(String text) {
        TemporalAccessor parsed = parsed(text).orElse(null);
        if (parsed instanceof LocalDate date) {
            return Optional.of(date);
        }
        if (parsed instanceof LocalDateTime local) {
            return Optional.of(local.toLocalDate());
        }
        return instant(text).map(instant -> instant.atZone(zone).toLocalDate());
    }

    /** The date it is in the zone. */
    LocalDate day(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    Instant start(LocalDate date) {
        return date.atStartOfDay(zone).toInstant();
    }

    String inWords() {
        return "a time written as " + String.join(" or ", patterns) + " (zone " + zone + ")";
    }

    private Instant instant(TemporalAccessor parsed) {
        if (parsed instanceof OffsetDateTime offset) {
            return offset.toInstant();
        }
        return parsed instanceof LocalDateTime local ? local.atZone(zone).toInstant() : start((LocalDate) parsed);
    }

    private Optional<TemporalAccessor> parsed(String text) {
        for (DateTimeFormatter form : forms) {
            TemporalAccessor parsed = tryForm(form, text);
            if (parsed != null) {
                return Optional.of(parsed);
            }
        }
        return Optional.empty();
    }

    private static @Nullable TemporalAccessor tryForm(DateTimeFormatter form, String text) {
        try {
            return form.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private Optional<Instant> epoch(String text) {
        boolean seconds = patterns.contains(EPOCH_SECONDS);
        if (!seconds && !patterns.contains(EPOCH_MILLIS) || !text.matches("-?\\d{1,15}")) {
            return Optional.empty();
        }
        long number = Long.parseLong(text);
        return Optional.of(seconds ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
    }

    /** Year of era cannot be resolved strictly without the era, so y is read as the plain year. */
    private static DateTimeFormatter form(String pattern) {
        if (pattern.equals(ISO)) {
            return ISO_FORM;
        }
        return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
