package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.reference.DisputeOutcome;
import io.globalkpi.schemas.reference.Person;
import io.globalkpi.schemas.reference.ScorecardDispute;
import io.globalkpi.schemas.reference.ScorecardEntry;
import io.globalkpi.schemas.reference.ScorecardTemplate;
import io.globalkpi.schemas.reference.TemplateLine;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether what people enter on scorecards is within bounds, has evidence, and takes two of them. */
final class ManualChecks {

    private static final Pattern PERIOD = Pattern.compile("\\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?");
    private static final Pattern LINK = Pattern.compile("https?://\\S+");
    private static final BigDecimal MOST = BigDecimal.valueOf(120);

    private final Known known;

    ManualChecks(Known known) {
        this.known = known;
    }

    void check(Row row) {
        if (row.value() instanceof ScorecardEntry written) {
            entry(written, row.entry());
        } else if (row.value() instanceof ScorecardDispute dispute) {
            dispute(dispute, row.entry());
        }
    }

    private void entry(ScorecardEntry written, Entry entry) {
        place(written.getOwner(), written.getPeriod(), entry);
        Known.check(entry, "line", written.getLine(), lines(line -> line.getKpi() == null));
        points(written.getPoints(), entry);
        if (!LINK.matcher(written.getEvidence()).matches()) {
            entry.problem("evidence", "is no link", written.getEvidence(), "a link such as https://wiki.example/page");
        }
        Known.check(entry, "enteredBy", written.getEnteredBy(), known.people());
        second(written.getEnteredBy(), written.getSignedBy(), "signedBy", entry);
        if (written.getSignedBy() != null && isOwner(written.getSignedBy(), written.getOwner())) {
            entry.problem("signedBy", "is scored by it", written.getSignedBy(), "somebody else than the owner");
        }
    }

    private void dispute(ScorecardDispute dispute, Entry entry) {
        place(dispute.getOwner(), dispute.getPeriod(), entry);
        Known.check(entry, "line", dispute.getLine(), lines(line -> true));
        Known.check(entry, "raisedBy", dispute.getRaisedBy(), known.people());
        second(dispute.getRaisedBy(), dispute.getResolvedBy(), "resolvedBy", entry);
        boolean open = dispute.getOutcome() == DisputeOutcome.OPEN;
        if (open == (dispute.getResolvedBy() != null)) {
            entry.problem("resolvedBy", "does not fit the outcome", dispute.getOutcome(), "who decided, once decided");
        }
        if ((dispute.getOutcome() == DisputeOutcome.CORRECTED) == (dispute.getPoints() == null)) {
            entry.problem("points", "do not fit the outcome", dispute.getOutcome(), "points when corrected, else none");
        }
        if (dispute.getPoints() != null) {
            points(dispute.getPoints(), entry);
        }
    }

    private void place(String owner, String period, Entry entry) {
        Known.check(entry, "owner", owner, known.owners());
        if (!PERIOD.matcher(period).matches()) {
            entry.problem("period", "has the wrong form", period, "2026, 2026-Q3 or 2026-11");
        }
    }

    private static void points(BigDecimal points, Entry entry) {
        if (points.signum() < 0 || points.compareTo(MOST) > 0) {
            entry.problem(
                    "points", "are out of bounds", points.stripTrailingZeros().toPlainString(), "0 to 120");
        }
    }

    /** What one person says takes another to confirm. */
    private void second(String first, @Nullable String second, String field, Entry entry) {
        if (second == null) {
            return;
        }
        Known.check(entry, field, second, known.people());
        if (second.equals(first)) {
            entry.problem(field, "is the same person", second, "a second person");
        }
    }

    private boolean isOwner(String person, String owner) {
        return known.rows(ReferenceKind.PEOPLE).stream()
                .map(Person.class::cast)
                .filter(row -> row.getPerson().equals(person))
                .anyMatch(row -> Objects.equals(row.getOwner(), owner));
    }

    private Set<String> lines(Predicate<TemplateLine> chosen) {
        return known.rows(ReferenceKind.SCORECARDS).stream()
                .map(ScorecardTemplate.class::cast)
                .flatMap(template -> template.getLines().stream())
                .filter(chosen)
                .map(TemplateLine::getLine)
                .collect(Collectors.toSet());
    }
}
