package io.globalkpi.ingest.reference;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.util.ICalDate;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;

/**
 * The days of an iCalendar file, such as the public holidays of a country.
 *
 * <p>An event without a time of day is the dates it names, its last day being the one before its end, as iCalendar has it. What
 * recurs is taken up to five years from its begin, which is further than anybody plans.
 */
final class IcalDays {

    private static final int YEARS = 5;

    /** A span of local dates with a name. */
    record Day(String name, LocalDate from, LocalDate to) {}

    private IcalDays() {}

    /** What cannot be read is reported and left out. */
    static List<Day> read(Entry entry, Path file) {
        List<Day> days = new ArrayList<>();
        try {
            List<ICalendar> calendars = Biweekly.parse(Files.readString(file)).all();
            calendars.forEach(calendar -> calendar.getEvents().forEach(event -> add(event, entry, days)));
        } catch (IOException e) {
            entry.problem("ical", "cannot be read", file.getFileName(), "a file beside calendars.yaml");
            return days;
        }
        if (days.isEmpty()) {
            entry.problem("ical", "holds no events", file.getFileName(), "an iCalendar file with VEVENTs");
        }
        return days;
    }

    private static void add(VEvent event, Entry entry, List<Day> days) {
        if (event.getDateStart() == null || event.getSummary() == null) {
            entry.problem("ical", "has an event without DTSTART or SUMMARY", "", "both");
            return;
        }
        LocalDate from = date(event.getDateStart());
        LocalDate to = last(event).filter(end -> !end.isBefore(from)).orElse(from);
        String name = event.getSummary().getValue();
        if (event.getRecurrenceRule() == null) {
            days.add(new Day(name, from, to));
            return;
        }
        long length = ChronoUnit.DAYS.between(from, to);
        DateIterator begins = event.getDateIterator(TimeZone.getTimeZone("UTC"));
        while (begins.hasNext()) {
            LocalDate begin = begins.next().toInstant().atZone(ZoneOffset.UTC).toLocalDate();
            if (begin.isAfter(from.plusYears(YEARS))) {
                return;
            }
            days.add(new Day(name, begin, begin.plusDays(length)));
        }
    }

    /** The end is exclusive: of dates the day after, of times the instant. */
    private static Optional<LocalDate> last(VEvent event) {
        if (event.getDateEnd() == null) {
            return Optional.empty();
        }
        LocalDate end = date(event.getDateEnd());
        return Optional.of(event.getDateEnd().getValue().hasTime() ? end : end.minusDays(1));
    }

    /** As it stands in the file, whatever zone this runs in. */
    private static LocalDate date(DateOrDateTimeProperty property) {
        ICalDate value = property.getValue();
        if (value.getRawComponents() != null) {
            return LocalDate.of(
                    value.getRawComponents().getYear(),
                    value.getRawComponents().getMonth(),
                    value.getRawComponents().getDate());
        }
        return value.toInstant().atZone(ZoneId.systemDefault()).toLocalDate();
    }
}
