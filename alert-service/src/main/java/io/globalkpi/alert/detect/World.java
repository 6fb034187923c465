package io.globalkpi.alert.detect;

import io.globalkpi.alert.rule.RuleBook;
import io.globalkpi.schemas.reference.Ownership;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reference data detection needs, worked out once per manifest. One thread. */
final class World {

    private static final Logger LOG = LoggerFactory.getLogger(World.class);

    private final Supplier<ReferenceData> reference;
    private @Nullable ReferenceData seen;
    private RuleBook rules = RuleBook.of(java.util.List.of());
    private Ownerships ownerships = new Ownerships(java.util.List.of());

    World(Supplier<ReferenceData> reference) {
        this.reference = reference;
    }

    RuleBook rules() {
        refresh();
        return rules;
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
        rules = RuleBook.of(now.rows(Topics.RULES, Rule.class));
        ownerships = new Ownerships(now.rows(Topics.OWNERSHIP, Ownership.class));
        rules.faults().forEach(LOG::warn);
    }
}
