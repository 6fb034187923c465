package io.globalkpi.streams.scorecard;

import io.globalkpi.schemas.reference.Owner;
import io.globalkpi.schemas.reference.ScorecardTemplate;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which template is for whom: the one that names the owner goes before the one for its team, its kind, and everybody. */
final class TemplateTable {

    private static final int NOT_FOR = 4;

    private final Map<String, List<ScorecardTemplate>> byId;
    private final OwnerTable owners;

    TemplateTable(List<ScorecardTemplate> rows, OwnerTable owners) {
        this.byId = rows.stream().collect(Collectors.groupingBy(ScorecardTemplate::getTemplate));
        this.owners = owners;
    }

    Set<String> kpis() {
        return byId.values().stream()
                .flatMap(List::stream)
                .flatMap(ScorecardBook::kpis)
                .collect(Collectors.toSet());
    }

    Optional<ScorecardTemplate> find(String id, Period period) {
        return owners.on(period.to(), id)
                .flatMap(owner -> byId.values().stream()
                        .flatMap(rows -> inForce(rows, period).stream())
                        .filter(row -> distance(row, owner) < NOT_FOR)
                        .min(Comparator.<ScorecardTemplate>comparingInt(row -> distance(row, owner))
                                .thenComparing(ScorecardTemplate::getTemplate)));
    }

    /** Of the rows of one template, the one that holds at the end of the period. */
    private static Optional<ScorecardTemplate> inForce(List<ScorecardTemplate> rows, Period period) {
        LocalDate end = period.to();
        return rows.stream()
                .filter(row -> !row.getFrom().isAfter(end))
                .max(Comparator.comparing(ScorecardTemplate::getFrom).thenComparing(ScorecardTemplate::getVersion))
                .filter(row -> row.getRetired() == null || end.isBefore(row.getRetired()))
                .filter(row -> row.getPeriod() == period.kind());
    }

    private static int distance(ScorecardTemplate row, Owner owner) {
        if (row.getOwners().contains(owner.getOwner())) {
            return 0;
        }
        if (owner.getTeam() != null && row.getTeams().contains(owner.getTeam())) {
            return 1;
        }
        return row.getKinds().contains(owner.getKind().name())
                ? 2
                : row.getOwners().contains("*") ? 3 : NOT_FOR;
    }
}
