package io.globalkpi.alert.detect;

import io.globalkpi.alert.rule.AlertRule;
import io.globalkpi.schemas.kpi.ScopeType;

/** Which watch: a rule over a KPI at a post. */
record WatchId(Post post, Subject subject) {

    /** What a rule looks at; a rule that turns to another KPI begins anew. */
    record Subject(String rule, String kpi) {

        static Subject of(AlertRule rule) {
            return new Subject(rule.id(), rule.kpi());
        }
    }

    static WatchId of(Post post, AlertRule rule) {
        return new WatchId(post, Subject.of(rule));
    }

    /** From the name of a watch that is stored by itself. */
    static WatchId ofAlone(String name) {
        String[] parts = name.split("\\|", 5);
        return new WatchId(new Post(ScopeType.valueOf(parts[3]), parts[4], parts[2]), new Subject(parts[0], parts[1]));
    }
}
