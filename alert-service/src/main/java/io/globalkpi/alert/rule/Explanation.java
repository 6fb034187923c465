package io.globalkpi.alert.rule;

import io.globalkpi.schemas.reference.Level;
import io.globalkpi.schemas.reference.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A rule as a place has it on a day, line by line, each value with the layer that gave it. */
public final class Explanation {

    private static final String GLOBAL = "global";

    private final Inherited inherited;
    private final List<String> lines = new ArrayList<>();

    private Explanation(Inherited inherited) {
        this.inherited = inherited;
    }

    /** @throws IllegalArgumentException if the rule makes no sense there, in words for whoever wrote it */
    public static List<String> of(Rule row, Place place, Calendars calendars, LocalDate date) {
        Explanation explanation = new Explanation(Inherited.at(place, row));
        explanation.explain();
        explanation.explain(calendars.inForce(AlertRule.of(explanation.inherited.row()), place, date), date);
        return explanation.lines;
    }

    private void explain() {
        Rule row = inherited.row();
        line("enabled", row.getEnabled());
        line("minimumSample", row.getMinimumSample());
        if (row.getFalseDiscovery() > 0) {
            line("falseDiscovery", row.getFalseDiscovery());
        }
        if (!row.getExplains().isEmpty()) {
            line("explains", row.getExplains());
        }
        for (Level level : row.getLevels()) {
            String name = level.getLevel() + ".";
            line(name + "threshold", level.getThreshold());
            line(name + "recovery", level.getRecovery());
            line(name + "holdMinutes", level.getHoldMinutes());
            line(name + "keepFiringMinutes", level.getKeepFiringMinutes());
            line(name + "confidence", level.getConfidence() == null ? row.getConfidence() : level.getConfidence());
            line(name + "action", level.getAction());
        }
    }

    private void explain(InForce now, LocalDate date) {
        if (now.because().isEmpty()) {
            lines.add("no calendar bends it on " + date);
            return;
        }
        if (now.off()) {
            lines.add("held on " + date + ": " + now.because());
        }
        now.rule()
                .thresholds()
                .forEach(level -> lines.add("%s.threshold on %s = %s, recovery %s  (%s)"
                        .formatted(level.level(), date, level.threshold(), level.recovery(), now.because())));
    }

    private void line(String name, Object value) {
        lines.add("%s = %s  (%s)".formatted(name, value, inherited.origins().getOrDefault(name, GLOBAL)));
    }
}
