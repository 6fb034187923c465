package io.globalkpi.alert.silence;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The hours in which somebody wants nothing but what is critical: {@code 22:00-07:00}, {@code SAT-SUN 00:00-24:00},
 * {@code MON,WED 12:00-13:00}, in his own zone. One that ends before it begins ends on the next day.
 */
public final class QuietHours {

    private static final Pattern FORM =
            Pattern.compile("(?:([A-Z]{3}(?:[-,][A-Z]{3})*)\\s+)?(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");
    private static final int A_WEEK = 8;

    private final List<Stretch> stretches;
    private final ZoneId zone;

    private QuietHours(List<Stretch> stretches, ZoneId zone) {
        this.stretches = stretches;
        this.zone = zone;
    }

    private record Stretch(Set<DayOfWeek> days, LocalTime from, LocalTime to) {

        Optional<Instant> endAt(Instant now, LocalDate begin, ZoneId zone) {
            if (!days.contains(begin.getDayOfWeek())) {
                return Optional.empty();
            }
            Instant start = begin.atTime(from).atZone(zone).toInstant();
            LocalDate last = to.isAfter(from) ? begin : begin.plusDays(1);
            Instant end = last.atTime(to).atZone(zone).toInstant();
            return now.isBefore(start) || !now.isBefore(end) ? Optional.empty() : Optional.of(end);
        }
    }

    /** @throws IllegalArgumentException naming what is no such text */
    public static QuietHours of(List<String> texts, ZoneId zone) {
        return new QuietHours(texts.stream().map(QuietHours::stretch).toList(), zone);
    }

    private static Stretch stretch(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("quiet hours must look like SAT-SUN 22:00-07:00, were '" + text + "'");
        }
        return new Stretch(days(matcher.group(1)), time(matcher.group(2)), time(matcher.group(3)));
    }

    private static LocalTime time(String text) {
        return text.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text);
    }

    private static Set<DayOfWeek> days(@org.jspecify.annotations.Nullable String text) {
        if (text == null) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : text.split(",")) {
            String[] ends = part.split("-");
            DayOfWeek last = day(ends[ends.length - 1]);
            DayOfWeek at = day(ends[0]);
            for (days.add(at); at != last; days.add(at)) {
                at = at.plus(1);
            }
        }
        return days;
    }

    private static DayOfWeek day(String text) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> day.name().startsWith(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no day of the week: " + text));
    }

    /** When he may be told: now, or at the end of the quiet that covers now. */
    public Instant end(Instant now) {
        Instant at = now;
        for (int i = 0; i < A_WEEK * Math.max(1, stretches.size()); i++) {
            Optional<Instant> end = endOfOne(at);
            if (end.isEmpty()) {
                return at;
            }
            at = end.get();
        }
        return at;
    }

    private Optional<Instant> endOfOne(Instant at) {
        LocalDate today = at.atZone(zone).toLocalDate();
        return stretches.stream()
                .flatMap(stretch ->
                        Stream.of(today, today.minusDays(1)).flatMap(day -> stretch.endAt(at, day, zone).stream()))
                .findFirst();
    }
}
