package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.reference.KpiDefinition;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * KPIs that people are judged by do not change under them: for half a year after a definition was published, a change of it needs a
 * reason and somebody who allowed it. Old periods keep the formula they had in any case.
 *
 * <p>Another major version beside the old one changes nothing for anybody, and is free.
 */
final class KpiFreeze {

    private final InForce inForce;
    private final int days;
    private final LocalDate today;

    /** @param days from the publication of a definition on; 0 for no freeze */
    KpiFreeze(InForce inForce, int days, LocalDate today) {
        this.inForce = inForce;
        this.days = days;
        this.today = today;
    }

    /** The rows with the day they were published on: today, unless they mean what is in force. */
    static List<Row> dated(List<Row> rows, InForce inForce, LocalDate today) {
        return rows.stream()
                .map(row -> {
                    KpiDefinition kpi = (KpiDefinition) row.value();
                    KpiDefinition before =
                            (KpiDefinition) inForce.rows(ReferenceKind.KPIS).get(row.key());
                    LocalDate applied = before != null && isSame(before, kpi) ? before.getAppliedOn() : today;
                    KpiDefinition dated =
                            KpiDefinition.newBuilder(kpi).setAppliedOn(applied).build();
                    return new Row(row.kind(), row.key(), dated, row.entry());
                })
                .toList();
    }

    /** Names, positions and what is said about a change are not the definition. */
    private static boolean isSame(KpiDefinition one, KpiDefinition other) {
        return bare(one).equals(bare(other));
    }

    private static KpiDefinition bare(KpiDefinition kpi) {
        return KpiDefinition.newBuilder(kpi)
                .setName("")
                .setNameZh("")
                .setPositions(List.of())
                .setReason("")
                .setApprover("")
                .setAppliedOn(null)
                .build();
    }

    void check(Draft draft) {
        for (Row row : draft.rows(ReferenceKind.KPIS)) {
            KpiDefinition kpi = (KpiDefinition) row.value();
            KpiDefinition before =
                    (KpiDefinition) inForce.rows(ReferenceKind.KPIS).get(row.key());
            if (before == null) {
                latest(kpi).ifPresent(replaced -> frozen(replaced, kpi, row.entry()));
            } else if (!isSame(before, kpi)) {
                frozen(before, kpi, row.entry());
                rewritten(before, kpi, row.entry());
            }
        }
    }

    /** The row that a new one of the same KPI and version takes over from. */
    private Optional<KpiDefinition> latest(KpiDefinition kpi) {
        return inForce.rows(ReferenceKind.KPIS).values().stream()
                .map(KpiDefinition.class::cast)
                .filter(row -> row.getKpi().equals(kpi.getKpi()) && row.getVersion() == kpi.getVersion())
                .max(Comparator.comparing(KpiDefinition::getFrom));
    }

    private void frozen(KpiDefinition before, KpiDefinition kpi, Entry entry) {
        LocalDate published = before.getAppliedOn();
        if (published == null || !today.isBefore(published.plusDays(days))) {
            return;
        }
        String frozen = "is frozen until " + published.plusDays(days);
        if (kpi.getReason().isBlank()) {
            entry.problem("reason", frozen, "", "why " + kpi.getKpi() + " changes before that");
        }
        if (kpi.getApprover().isBlank()) {
            entry.problem("approver", frozen, "", "who allowed " + kpi.getKpi() + " to change before that");
        }
    }

    private void rewritten(KpiDefinition before, KpiDefinition kpi, Entry entry) {
        if (!before.getDefinition().equals(kpi.getDefinition())
                && !kpi.getFrom().isAfter(today)) {
            entry.problem(
                    "from",
                    "would change the formula of periods that are over",
                    kpi.getFrom(),
                    "the old row left as it is, and one more with a from after " + today);
        }
    }
}
