package io.globalkpi.alert.detect;

import io.globalkpi.alert.rule.KpiTraits;
import io.globalkpi.alert.rule.RuleBook;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.Ownership;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reference data detection needs, worked out once per manifest. One thread. */
final class World {

    private static final Logger LOG = LoggerFactory.getLogger(World.class);

    private final Supplier<ReferenceData> reference;
    private @Nullable ReferenceData seen;
    private KpiTraits traits = new KpiTraits(List.of());
    private RuleBook rules = RuleBook.of(List.of(), traits);
    private Map<String, Site> sites = Map.of();
    private Ownerships ownerships = new Ownerships(List.of());

    World(Supplier<ReferenceData> reference) {
        this.reference = reference;
    }

    RuleBook rules() {
        refresh();
        return rules;
    }

    KpiTraits traits() {
        refresh();
        return traits;
    }

    Optional<Site> site(String id) {
        refresh();
        return Optional.ofNullable(sites.get(id));
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
        traits = new KpiTraits(now.rows(Topics.KPIS, KpiDefinition.class));
        rules = RuleBook.of(now.rows(Topics.RULES, Rule.class), traits);
        sites = now.rows(Topics.SITES, Site.class).stream()
                .collect(Collectors.toUnmodifiableMap(Site::getSite, site -> site));
        ownerships = new Ownerships(now.rows(Topics.OWNERSHIP, Ownership.class));
        rules.faults().forEach(LOG::warn);
    }
}
