package io.globalkpi.alert.silence;

import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.id.Wildcard;
import io.globalkpi.schemas.reference.Silence;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The silences people declared; each has an end. */
public final class Silences {

    private final List<Silence> rows;

    public Silences(Collection<Silence> rows) {
        this.rows = List.copyOf(rows);
    }

    /** Why nobody is told of a breach now, in words. */
    public Optional<String> over(Breach breach, Instant now) {
        return covering(breach, now)
                .map(row -> "silenced by " + row.getSilence() + " until " + row.getUntil() + " (" + row.getAuthor()
                        + ": " + row.getReason() + ")");
    }

    /** The silence that keeps a breach from being told now: of several the one that ends last. */
    public Optional<Silence> covering(Breach breach, Instant now) {
        return rows.stream()
                .filter(row -> !now.isBefore(row.getFrom()) && now.isBefore(row.getUntil()))
                .filter(row -> covers(row, breach))
                .max(Comparator.comparing(Silence::getUntil));
    }

    /** When, after an instant, the first silence over a breach ends and no other goes on. */
    public Optional<Instant> endAfter(Breach breach, Instant instant) {
        return rows.stream()
                .filter(row -> row.getUntil().isAfter(instant) && covers(row, breach))
                .map(Silence::getUntil)
                .filter(end -> covering(breach, end).isEmpty())
                .min(Comparator.naturalOrder());
    }

    private static boolean covers(Silence row, Breach breach) {
        boolean type = row.getScopeType().equals("*")
                || row.getScopeType().equals(breach.getScopeType().name());
        return type
                && new Wildcard(row.getScopeId()).matches(breach.getScopeId())
                && Wildcard.anyOrEmpty(row.getRules(), breach.getRule())
                && Wildcard.anyOrEmpty(row.getKpis(), breach.getKpi())
                && (row.getLevels().isEmpty() || row.getLevels().contains(breach.getLevel()));
    }
}
