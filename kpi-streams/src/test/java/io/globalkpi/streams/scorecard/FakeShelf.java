package io.globalkpi.streams.scorecard;

import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.Scorecard;
import io.globalkpi.schemas.period.Periods;
import io.globalkpi.schemas.reference.ScorecardTemplate;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A shelf in memory, from which another instance can go on. */
final class FakeShelf implements CardShelf {

    final Map<String, KpiSnapshot> snapshots = new TreeMap<>();
    final Map<String, Scorecard> cards = new TreeMap<>();
    final Map<String, ScorecardTemplate> templates = new TreeMap<>();
    final Map<String, Scorecard> settled = new TreeMap<>();

    OwnerCards restored() {
        return restored(Periods.CALENDAR);
    }

    OwnerCards restored(Periods periods) {
        OwnerCards owner = new OwnerCards("ann", periods, this, kpi -> true);
        snapshots.values().forEach(owner::load);
        cards.values().forEach(owner::load);
        templates.forEach(owner::loadTemplate);
        settled.forEach(owner::loadSettled);
        return owner;
    }

    @Override
    public void snapshot(String owner, String window, LocalDate month, @Nullable KpiSnapshot snapshot) {
        put(snapshots, window + month, snapshot);
    }

    @Override
    public void card(String owner, String period, @Nullable Scorecard card) {
        put(cards, period, card);
    }

    @Override
    public void template(String owner, String period, @Nullable ScorecardTemplate template) {
        put(templates, period, template);
    }

    @Override
    public void settled(String owner, String period, @Nullable Scorecard card) {
        put(settled, period, card);
    }

    private static <T> void put(Map<String, T> rows, String key, @Nullable T row) {
        rows.compute(key, (same, before) -> row);
    }
}
