package io.globalkpi.alert.lint;

import io.globalkpi.alert.detect.Imagined;
import io.globalkpi.alert.rule.Scopes;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reference data looked over whole: every rule that is on is imagined broken by every scope it watches, and every breach
 * that comes of it is routed.
 */
public final class Lint {

    private Lint() {}

    /** The gravest first. */
    public static List<Finding> of(ReferenceData reference, Clock clock) {
        Imagined imagined = new Imagined(reference, clock.instant());
        Set<ScopeRef> scopes = Scopes.of(reference, clock.instant());
        Map<Rule, List<Breach>> breaches = new LinkedHashMap<>();
        for (Rule rule : reference.rows(Topics.RULES, Rule.class)) {
            if (rule.getEnabled()) {
                breaches.put(
                        rule,
                        scopes.stream()
                                .flatMap(scope -> imagined.of(rule, scope).stream())
                                .toList());
            }
        }
        List<Finding> findings = new ArrayList<>();
        imagined.faults().forEach(fault -> findings.add(Finding.error("rules", fault)));
        findings.addAll(new RuleFindings(reference, clock.instant()).of(breaches));
        findings.addAll(new RouteFindings(reference, clock).of(breaches));
        findings.addAll(new OwnerFindings(reference, clock.instant()).of(imagined));
        return findings.stream()
                .sorted((one, other) -> Boolean.compare(other.grave(), one.grave()))
                .toList();
    }
}
