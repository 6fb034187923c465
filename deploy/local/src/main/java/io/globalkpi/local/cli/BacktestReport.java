package io.globalkpi.local.cli;

import io.globalkpi.alert.backtest.Firing;
import io.globalkpi.alert.backtest.Load;
import io.globalkpi.alert.backtest.Outcome;
import io.globalkpi.alert.backtest.Span;
import io.globalkpi.alert.backtest.Suggestion;
import io.globalkpi.schemas.alert.BreachState;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a backtest came to, as it is printed.
 *
 * @param outcomes of the rules in force, and of the proposed ones if there are any
 */
record BacktestReport(
        Span span, KpiHistory history, List<Outcome> outcomes, Map<String, Optional<Suggestion>> suggestions) {

    private static final List<String> SIDES = List.of("in force", "proposed");

    private record Fired(String rules, String rule, Firing firing) {}

    private record Loaded(String rules, Load load) {}

    private static final Table<Fired> FIRINGS = new Table<Fired>()
            .column("rule", Fired::rule)
            .column("rules", Fired::rules)
            .column("opened", fired -> fired.firing().count(BreachState.OPENED))
            .column("escalated", fired -> fired.firing().count(BreachState.ESCALATED))
            .column("recovered", fired -> fired.firing().count(BreachState.RECOVERED))
            .column("retracted", fired -> fired.firing().count(BreachState.RETRACTED))
            .column("flapping", fired -> fired.firing().flapping())
            .column("scopes", fired -> fired.firing().scopes())
            .column("messages", fired -> fired.firing().messages())
            .column("held back", fired -> fired.firing().heldBack())
            .column(
                    "told",
                    fired -> String.join(" ", new TreeSet<>(fired.firing().people())));

    private static final Table<Loaded> LOADS = new Table<Loaded>()
            .column("who", loaded -> loaded.load().who())
            .column("rules", Loaded::rules)
            .column("messages", loaded -> loaded.load().messages())
            .column("a day", loaded -> number(loaded.load().perDay()))
            .column("busiest day", loaded -> loaded.load().busiest());

    void print(PrintWriter out) {
        out.printf("%s to %s: %,d snapshots%n", span.from(), span.to(), history.read());
        if (history.anyFinals()) {
            out.println("Published before " + span.finalBefore()
                    + ": final values only, at the end of their windows. What came and went meanwhile is not seen.");
        }
        out.println("Feeds are not replayed: no rule is held for missing data here. Nobody answers.");
        out.println();
        FIRINGS.print(firings(), FormatOption.Format.TABLE, out);
        out.println();
        LOADS.print(loads(), FormatOption.Format.TABLE, out);
        suggestions.forEach((rule, found) -> print(rule, found, out));
        out.flush();
    }

    private List<Fired> firings() {
        TreeSet<String> rules = new TreeSet<>();
        outcomes.forEach(outcome -> rules.addAll(outcome.firings().keySet()));
        List<Fired> rows = new ArrayList<>();
        for (String rule : rules) {
            for (int side = 0; side < outcomes.size(); side++) {
                rows.add(new Fired(
                        SIDES.get(side), rule, outcomes.get(side).firings().getOrDefault(rule, new Firing())));
            }
        }
        return rows;
    }

    private List<Loaded> loads() {
        List<Loaded> rows = new ArrayList<>();
        for (int side = 0; side < outcomes.size(); side++) {
            String rules = SIDES.get(side);
            outcomes.get(side).loads(span).forEach(load -> rows.add(new Loaded(rules, load)));
        }
        return rows;
    }

    private static void print(String rule, Optional<Suggestion> found, PrintWriter out) {
        out.println();
        if (found.isEmpty()) {
            out.println(rule + ": no threshold up to ten times what is written keeps within that");
            return;
        }
        out.println(rule + ": " + number(found.get().perWeek()) + " messages a week at most with");
        found.get().lines().forEach(line -> out.println("  " + line));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
