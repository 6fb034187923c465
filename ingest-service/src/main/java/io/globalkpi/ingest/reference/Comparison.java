package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.Ownership;
import io.globalkpi.schemas.reference.ScorecardTemplate;
import io.globalkpi.schemas.reference.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The files against what is in force: what is new, what is other, what is in force and in no file. */
record Comparison(List<Change> changes, List<Change> prunes, Map<String, KindCounts> counts) {

    static Comparison of(Draft draft, InForce inForce, Instant now) {
        Comparison comparison = new Comparison(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
        for (ReferenceKind kind : ReferenceKind.values()) {
            comparison.compare(kind, draft, inForce.rows(kind), now);
        }
        return comparison;
    }

    private void compare(ReferenceKind kind, Draft draft, Map<String, SpecificRecord> inForce, Instant now) {
        if (!draft.filesSeen().contains(kind)) {
            return;
        }
        long added = 0;
        long changed = 0;
        long unchanged = 0;
        for (Row row : draft.rows(kind)) {
            SpecificRecord before = inForce.get(row.key());
            if (row.value().equals(before)) {
                unchanged++;
                continue;
            }
            changes.add(new Change(kind.topic(), row.key(), before, row.value()));
            added += before == null ? 1 : 0;
            changed += before == null ? 0 : 1;
        }
        long absent = prune(kind, draft, inForce, now);
        counts.put(kind.file().replace(".yaml", ""), new KindCounts(added, changed, unchanged, absent));
    }

    /** Rows that already have an end, and rows that told what was true, stay. */
    private long prune(ReferenceKind kind, Draft draft, Map<String, SpecificRecord> inForce, Instant now) {
        Set<String> kept = draft.rows(kind).stream().map(Row::key).collect(Collectors.toSet());
        long absent = 0;
        for (Map.Entry<String, SpecificRecord> row : inForce.entrySet()) {
            if (!kept.contains(row.getKey())) {
                absent++;
                SpecificRecord after = ended(kind, row.getValue(), now);
                if (!Objects.equals(after, row.getValue())) {
                    prunes.add(new Change(kind.topic(), row.getKey(), row.getValue(), after));
                }
            }
        }
        return absent;
    }

    private static @Nullable SpecificRecord ended(ReferenceKind kind, SpecificRecord row, Instant now) {
        return switch (kind.ending()) {
            case HISTORY -> row;
            case TOMBSTONE -> null;
            case DATED -> endedToday(row, now);
        };
    }

    private static SpecificRecord endedToday(SpecificRecord row, Instant now) {
        if (row instanceof Site site) {
            ZoneId zone = Company.zoneOf(site.getZone()).orElse(ZoneOffset.UTC);
            LocalDate today = now.atZone(zone).toLocalDate();
            return site.getClosedOn() != null
                    ? site
                    : Site.newBuilder(site).setClosedOn(today).build();
        }
        if (row instanceof Ownership ownership) {
            return ownership.getUntil() != null
                    ? ownership
                    : Ownership.newBuilder(ownership).setUntil(now).build();
        }
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        if (row instanceof ScorecardTemplate template) {
            return template.getRetired() != null
                    ? template
                    : ScorecardTemplate.newBuilder(template).setRetired(today).build();
        }
        KpiDefinition kpi = (KpiDefinition) row;
        return kpi.getRetired() != null
                ? kpi
                : KpiDefinition.newBuilder(kpi).setRetired(today).build();
    }
}
