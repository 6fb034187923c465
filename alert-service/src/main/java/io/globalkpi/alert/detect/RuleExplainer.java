package io.globalkpi.alert.detect;

import io.globalkpi.alert.rule.Calendars;
import io.globalkpi.alert.rule.Explanation;
import io.globalkpi.alert.rule.Place;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.CalendarDay;
import io.globalkpi.schemas.reference.Ownership;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a rule comes to for a scope at an instant, worked out by the same code that detection runs. */
public final class RuleExplainer {

    private final ReferenceData reference;

    public RuleExplainer(ReferenceData reference) {
        this.reference = reference;
    }

    /** @throws IllegalArgumentException if there is no such rule */
    public List<String> explain(String rule, ScopeType type, String scope, Instant at) {
        Rule row = rule(rule);
        Places places = new Places(
                reference.rows(Topics.SITES, Site.class),
                new Ownerships(reference.rows(Topics.OWNERSHIP, Ownership.class)));
        Place place = places.place(type, scope, at);
        List<String> lines = new ArrayList<>();
        lines.add(row.getName() + " (" + row.getKpi() + " " + row.getWindow() + ") for " + inWords(place));
        if (!row.getScopeTypes().isEmpty() && !row.getScopeTypes().contains(type.name())) {
            lines.add("it does not watch scopes of this type, only " + row.getScopeTypes());
        }
        Calendars calendars = new Calendars(reference.rows(Topics.CALENDARS, CalendarDay.class));
        lines.addAll(Explanation.of(row, place, calendars, date(places, scope, at)));
        return lines;
    }

    private Rule rule(String id) {
        List<Rule> rows = reference.rows(Topics.RULES, Rule.class);
        return rows.stream()
                .filter(row -> row.getRule().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rule " + id + "; there are "
                        + rows.stream().map(Rule::getRule).sorted().collect(Collectors.joining(", "))));
    }

    private LocalDate date(Places places, String scope, Instant at) {
        String zone = places.site(scope)
                .map(Site::getZone)
                .orElse(reference.manifest().getZone());
        return at.atZone(ZoneId.of(zone)).toLocalDate();
    }

    private static String inWords(Place place) {
        return "%s %s, platform %s, market %s, owner %s"
                .formatted(
                        place.type().toLowerCase(Locale.ROOT),
                        place.id(),
                        orNone(place.platform()),
                        orNone(place.market()),
                        orNone(place.owner()));
    }

    private static String orNone(String id) {
        return id.isEmpty() ? "none" : id;
    }
}
