package io.globalkpi.alert.detect;

import io.globalkpi.alert.rule.Proportions;
import io.globalkpi.alert.rule.RuleBook;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.Ownership;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reference data detection needs, worked out once per manifest. One thread. */
final class World {

    private static final Logger LOG = LoggerFactory.getLogger(World.class);

    private final Supplier<ReferenceData> reference;
    private @Nullable ReferenceData seen;
    private Proportions proportions = new Proportions(List.of());
    private RuleBook rules = RuleBook.of(List.of(), proportions);
    private Ownerships ownerships = new Ownerships(List.of());

    World(Supplier<ReferenceData> reference) {
        this.reference = reference;
    }

    RuleBook rules() {
        refresh();
        return rules;
    }

    Proportions proportions() {
        refresh();
        return proportions;
    }

    Ownerships ownerships() {
        refresh();
        return ownerships;
    }

    private void refresh() {
        ReferenceData now = reference.get();
        if (now == seen) {
            return;
        }
        seen = now;
        proportions = new Proportions(now.rows(Topics.KPIS, KpiDefinition.class));
        rules = RuleBook.of(now.rows(Topics.RULES, Rule.class), proportions);
        ownerships = new Ownerships(now.rows(Topics.OWNERSHIP, Ownership.class));
        rules.faults().forEach(LOG::warn);
    }
}
