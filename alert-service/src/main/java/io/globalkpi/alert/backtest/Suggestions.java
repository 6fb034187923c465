package io.globalkpi.alert.backtest;

import io.globalkpi.schemas.reference.Bound;
import io.globalkpi.schemas.reference.Level;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * Where the thresholds of rules would have to lie, each rule by itself, for a load that is wished.
 *
 * <p>Thresholds and recoveries are stretched together, from a tenth to ten times what is written, and every stretch is
 * tried on the history: what is proposed is the most sensitive one from which on the load is never above the wish.
 */
public final class Suggestions {

    private static final int STEPS = 24;
    private static final double STEP = 1.1;

    /** Three digits are what people write. */
    private static final MathContext DIGITS = new MathContext(3);

    private final Span span;
    private final Map<String, List<Rule>> tried = new LinkedHashMap<>();
    private final Backtest backtest;

    /** @param rules those to be tried; the rest of the reference data is as it is */
    public Suggestions(Span span, ReferenceData reference, List<Rule> rules) {
        this.span = span;
        List<ReferenceData> references = new ArrayList<>();
        for (Rule rule : rules) {
            List<Rule> stretched = stretched(rule);
            tried.put(rule.getRule(), stretched);
            stretched.forEach(one -> references.add(only(reference, one)));
        }
        this.backtest = new Backtest(span, references);
    }

    public Passage passage() {
        return backtest.passage();
    }

    /**
     * By rule; empty where no stretch would do.
     *
     * @param perWeek messages a week to whoever gets the most
     */
    public Map<String, Optional<Suggestion>> within(double perWeek) {
        Map<String, Optional<Suggestion>> found = new LinkedHashMap<>();
        int at = 0;
        for (Map.Entry<String, List<Rule>> each : tried.entrySet()) {
            int count = each.getValue().size();
            List<Outcome> outcomes = backtest.outcomes().subList(at, at + count);
            found.put(each.getKey(), within(perWeek, each.getValue(), outcomes));
            at += count;
        }
        return found;
    }

    /** From the least sensitive on, as far as the load allows. */
    private Optional<Suggestion> within(double perWeek, List<Rule> rules, List<Outcome> outcomes) {
        Optional<Suggestion> best = Optional.empty();
        for (int i = rules.size() - 1; i >= 0 && outcomes.get(i).heaviest(span) <= perWeek; i--) {
            best = Optional.of(new Suggestion(rules.get(i), outcomes.get(i).heaviest(span)));
        }
        return best;
    }

    /** The most sensitive first. */
    private static List<Rule> stretched(Rule rule) {
        List<Rule> stretched = new ArrayList<>();
        for (int i = -STEPS; i <= STEPS; i++) {
            stretched.add(stretched(rule, Math.pow(STEP, i)));
        }
        double threshold = rule.getLevels().get(0).getThreshold();
        if (rule.getBound() == Bound.AT_MOST ? threshold < 0 : threshold > 0) {
            Collections.reverse(stretched);
        }
        return stretched;
    }

    private static Rule stretched(Rule rule, double by) {
        return Rule.newBuilder(rule)
                .setLevels(rule.getLevels().stream()
                        .map(level -> Level.newBuilder(level)
                                .setThreshold(rounded(level.getThreshold() * by))
                                .setRecovery(rounded(level.getRecovery() * by))
                                .build())
                        .toList())
                .build();
    }

    private static double rounded(double value) {
        return BigDecimal.valueOf(value).round(DIGITS).doubleValue();
    }

    private static ReferenceData only(ReferenceData reference, Rule rule) {
        Map<String, Map<String, SpecificRecord>> rows = new TreeMap<>(reference.rows());
        rows.put(Topics.RULES, Map.of(rule.getRule(), rule));
        return new ReferenceData(reference.manifest(), rows);
    }
}
