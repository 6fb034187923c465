package io.globalkpi.alert.detect;

import io.globalkpi.alert.rule.AlertRule;
import io.globalkpi.alert.rule.Calendars;
import io.globalkpi.alert.rule.InForce;
import io.globalkpi.alert.rule.KpiTraits;
import io.globalkpi.alert.rule.Place;
import io.globalkpi.alert.rule.RuleBook;
import io.globalkpi.alert.silence.Silences;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.reference.CalendarDay;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.Ownership;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.reference.Silence;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reference data detection needs, worked out once per manifest. One thread. */
final class World {

    private static final Logger LOG = LoggerFactory.getLogger(World.class);

    /** Looking up a zone by its name checks the name each time. */
    private static final Map<String, ZoneId> ZONES = new ConcurrentHashMap<>();

    private final Supplier<ReferenceData> reference;
    private @Nullable ReferenceData seen;
    private KpiTraits traits = new KpiTraits(List.of());
    private RuleBook rules = RuleBook.of(List.of(), traits);
    private Calendars calendars = new Calendars(List.of());
    private Set<String> paced = Set.of();
    private Silences silences = new Silences(List.of());
    private Places places = new Places(List.of(), new Ownerships(List.of()));
    private final Map<Asked, OnDay> watched = new HashMap<>();

    World(Supplier<ReferenceData> reference) {
        this.reference = reference;
    }

    /** The rules that watch a snapshot's scope and window, as they count there on that day: the same while nothing changes. */
    Watching watching(KpiSnapshot row) {
        refresh();
        Place place = places.place(row.getScopeType(), row.getScopeId(), row.getAsOf());
        Asked asked = new Asked(place, row.getWindow());
        LocalDate date = date(row.getAsOf(), row.getZone());
        OnDay known = watched.get(asked);
        if (known == null || !known.date().equals(date)) {
            known = new OnDay(date, watching(asked, date));
            watched.put(asked, known);
        }
        return known.watching();
    }

    private record Asked(Place place, String window) {}

    private record OnDay(LocalDate date, Watching watching) {}

    private Watching watching(Asked asked, LocalDate date) {
        List<AlertRule> watching = rules.watching(asked.place(), asked.window());
        return watching.isEmpty()
                ? Watching.NOTHING
                : new Watching(watching.stream()
                        .map(rule -> calendars.inForce(rule, asked.place(), date))
                        .toList());
    }

    /** Whether a rule tells of the pace at which a window's values move. */
    boolean isPaced(String window) {
        refresh();
        return paced.contains(window);
    }

    /** The rule a value was looked at by, as it counts for its scope at an instant; empty if it went. */
    Optional<InForce> ruleOf(Breach value, Instant at) {
        if (value.getRule().equals(GapTelling.RULE.id())) {
            return Optional.of(InForce.plain(GapTelling.RULE));
        }
        refresh();
        Place place = places.place(value.getScopeType(), value.getScopeId(), at);
        return rules.rule(value.getRule(), place)
                .filter(rule -> rule.kpi().equals(value.getKpi()))
                .filter(rule -> rule.watches(place.type(), place.id(), value.getWindow()))
                .map(rule -> calendars.inForce(rule, place, date(at, value.getZone())));
    }

    private static LocalDate date(Instant at, String zone) {
        return at.atZone(ZONES.computeIfAbsent(zone, ZoneId::of)).toLocalDate();
    }

    KpiTraits traits() {
        refresh();
        return traits;
    }

    Optional<Site> site(String id) {
        refresh();
        return places.site(id);
    }

    List<String> owners(Breach value, Instant at) {
        refresh();
        return places.owners(value.getScopeType(), value.getScopeId(), at);
    }

    /** When, after an instant, a breach is silenced no more. */
    Optional<Instant> silenceEnd(Breach value, Instant after) {
        refresh();
        return silences.endAfter(value, after);
    }

    private void refresh() {
        ReferenceData now = reference.get();
        if (now == seen) {
            return;
        }
        seen = now;
        watched.clear();
        traits = new KpiTraits(now.rows(Topics.KPIS, KpiDefinition.class));
        rules = RuleBook.of(now.rows(Topics.RULES, Rule.class), traits);
        calendars = new Calendars(now.rows(Topics.CALENDARS, CalendarDay.class));
        Ownerships ownerships = new Ownerships(now.rows(Topics.OWNERSHIP, Ownership.class));
        places = new Places(now.rows(Topics.SITES, Site.class), ownerships);
        paced = now.rows(Topics.RULES, Rule.class).stream()
                .filter(rule -> rule.getEnabled() && rule.getLine() != null)
                .map(Rule::getWindow)
                .collect(Collectors.toUnmodifiableSet());
        silences = new Silences(now.rows(Topics.SILENCES, Silence.class));
        rules.faults().forEach(LOG::warn);
    }
}
