package io.globalkpi.ingest.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.reference.CalendarDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IcalTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private static final String COMPANY =
            "company: {id: acme, name: Acme, reportingCurrency: EUR, zone: Europe/Berlin}\n";

    private static final String ENTRY = """
            calendars:
              - {id: DE, ical: days.ics, author: maria, thresholds: [
                   {rules: [late-*], how: OFF, author: maria, expires: 2027-06-30}]}
            """;

    @TempDir
    Path directory;

    @Test
    void shouldMakeADayOfEachEventTheEndBeingExclusive() throws IOException {
        ReferencePlan plan = plan("""
                BEGIN:VEVENT
                UID:1
                DTSTART;VALUE=DATE:20261225
                DTEND;VALUE=DATE:20261227
                SUMMARY:Weihnachten
                END:VEVENT
                BEGIN:VEVENT
                UID:2
                DTSTART;VALUE=DATE:20271003
                SUMMARY:Tag der Deutschen Einheit
                END:VEVENT
                """);

        assertThat(plan.problems()).isEmpty();
        assertThat(days(plan))
                .containsExactlyInAnyOrder(
                        "Weihnachten 2026-12-25 2026-12-26 bends 1",
                        // Behind the expiry of the change.
                        "Tag der Deutschen Einheit 2027-10-03 2027-10-03 bends 0");
    }

    @Test
    void shouldRepeatWhatRecursForFiveYears() throws IOException {
        ReferencePlan plan = plan("""
                BEGIN:VEVENT
                UID:1
                DTSTART;VALUE=DATE:20250501
                RRULE:FREQ=YEARLY
                SUMMARY:Tag der Arbeit
                END:VEVENT
                """);

        assertThat(days(plan))
                .contains(
                        "Tag der Arbeit 2025-05-01 2025-05-01 bends 1", "Tag der Arbeit 2030-05-01 2030-05-01 bends 0")
                .hasSize(6);
    }

    @Test
    void shouldSayThatTheFileIsNotThereOrHoldsNothing() throws IOException {
        assertThat(plan("").problems()).singleElement().asString().contains("ical: holds no events");
        Files.delete(directory.resolve("days.ics"));
        assertThat(Planner.plan(List.of(directory), InForce.NOTHING, NOW).problems())
                .singleElement()
                .asString()
                .contains("calendars.yaml:2", "ical: cannot be read", "days.ics");
    }

    private ReferencePlan plan(String events) throws IOException {
        Files.writeString(directory.resolve("company.yaml"), COMPANY);
        Files.writeString(directory.resolve("calendars.yaml"), ENTRY);
        Files.writeString(
                directory.resolve("days.ics"),
                ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:test\n" + events + "END:VCALENDAR\n").replace("\n", "\r\n"));
        return Planner.plan(List.of(directory), InForce.NOTHING, NOW);
    }

    private static List<String> days(ReferencePlan plan) {
        return plan.changes().stream()
                .map(change -> (CalendarDay) change.after())
                .map(day -> day.getName() + " " + day.getFrom() + " " + day.getTo() + " bends "
                        + day.getThresholds().size())
                .toList();
    }
}
