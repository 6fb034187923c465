package io.globalkpi.alert.lint;

import io.globalkpi.alert.detect.Imagined;
import io.globalkpi.alert.rule.Scopes;
import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.Person;
import io.globalkpi.schemas.reference.Route;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Sites nobody answers for, and owners nobody can reach though routes tell owners. */
final class OwnerFindings {

    private static final String OWNER = "{owner}";

    private final List<Site> sites;
    private final Set<String> reachable;
    private final boolean ownersAreTold;

    OwnerFindings(ReferenceData reference, Instant at) {
        this.sites = Scopes.openSites(reference, at);
        this.reachable = reference.rows(Topics.PEOPLE, Person.class).stream()
                .map(Person::getOwner)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        this.ownersAreTold = reference.rows(Topics.ROUTES, Route.class).stream()
                .anyMatch(route -> route.getDestination().equals(OWNER));
    }

    List<Finding> of(Imagined imagined) {
        List<Finding> findings = new ArrayList<>();
        Set<String> unreachable = new TreeSet<>();
        for (Site site : sites) {
            List<String> owners = imagined.owners(new ScopeRef(ScopeType.SITE, site.getSite()));
            if (owners.isEmpty()) {
                findings.add(Finding.error("site " + site.getSite(), "nobody answers for it today (ownership.yaml)"));
            }
            owners.stream().filter(owner -> !reachable.contains(owner)).forEach(unreachable::add);
        }
        if (ownersAreTold) {
            unreachable.forEach(owner -> findings.add(
                    Finding.error("owner " + owner, "routes tell owners, but no person in people.yaml is this one")));
        }
        return findings;
    }
}
