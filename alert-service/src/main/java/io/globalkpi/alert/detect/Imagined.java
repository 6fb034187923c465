package io.globalkpi.alert.detect;

import io.globalkpi.alert.rule.AlertRule;
import io.globalkpi.alert.rule.Calendars;
import io.globalkpi.alert.rule.Grid;
import io.globalkpi.alert.rule.KpiTraits;
import io.globalkpi.alert.rule.Place;
import io.globalkpi.alert.rule.RuleBook;
import io.globalkpi.alert.rule.Threshold;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachState;
import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.reference.Bound;
import io.globalkpi.schemas.reference.CalendarDay;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.KpiUnit;
import io.globalkpi.schemas.reference.Ownership;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.reference.Sensitivity;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Breaches that no value brought about: what a rule would tell of a scope if one of its levels were crossed by a tenth. For
 * those who ask where such a breach would go and how it would read.
 */
public final class Imagined {

    private static final double BEYOND = 0.1;
    private static final BigDecimal SAMPLE = BigDecimal.valueOf(1_000).setScale(6);

    private final ReferenceData reference;
    private final Places places;
    private final RuleBook rules;
    private final Calendars calendars;
    private final Instant at;

    public Imagined(ReferenceData reference, Instant at) {
        this.reference = reference;
        this.at = at;
        this.places = new Places(
                reference.rows(Topics.SITES, Site.class),
                new Ownerships(reference.rows(Topics.OWNERSHIP, Ownership.class)));
        this.rules = RuleBook.of(
                reference.rows(Topics.RULES, Rule.class),
                new KpiTraits(reference.rows(Topics.KPIS, KpiDefinition.class)));
        this.calendars = new Calendars(reference.rows(Topics.CALENDARS, CalendarDay.class));
    }

    /** Rules that make no sense, in words. */
    public List<String> faults() {
        return rules.faults();
    }

    /** One breach a level that a rule has for a scope; none if it does not watch the scope. */
    public List<Breach> of(Rule rule, ScopeRef scope) {
        Place place = places.place(scope.type(), scope.id(), at);
        return rules
                .rule(rule.getRule(), place)
                .filter(mine -> mine.watches(place.type(), place.id(), rule.getWindow()))
                .map(mine -> calendars
                        .inForce(mine, place, at.atZone(zone(scope)).toLocalDate())
                        .rule())
                .stream()
                .flatMap(mine -> mine.thresholds().stream().map(level -> breach(mine, level, scope)))
                .toList();
    }

    public List<String> owners(ScopeRef scope) {
        return places.owners(scope.type(), scope.id(), at);
    }

    private Breach breach(AlertRule rule, Threshold level, ScopeRef scope) {
        Optional<KpiDefinition> kpi = newest(rule.kpi());
        double value = beyond(level);
        boolean ratio = kpi.filter(known -> !known.getDenominator().isEmpty()).isPresent();
        Instant now = Grid.floor(at);
        return Telling.ruled(rule, scoped(scope, rule.window()))
                .setKpiVersion(kpi.map(KpiDefinition::getVersion).orElse(1))
                .setSensitivity(kpi.map(KpiDefinition::getSensitivity).orElse(Sensitivity.OPEN))
                .setUnit(kpi.map(KpiDefinition::getUnit).orElse(KpiUnit.RATIO))
                .setValue(value)
                .setNumerator(decimal(ratio ? value * SAMPLE.doubleValue() : value))
                .setDenominator(ratio ? SAMPLE : null)
                .setCurrency(reference.manifest().getReportingCurrency())
                .setSample(Math.max(SAMPLE.longValue(), rule.minimumSample()))
                .setBreach(Telling.id(rule.id(), scope.type(), scope.id(), now))
                .setOwners(owners(scope))
                .setState(BreachState.OPENED)
                .setReason("held")
                .setLevel(level.level())
                .setThreshold(level.threshold())
                .setAction(level.action())
                .setSince(now)
                .setOpenedAt(now)
                .setAt(now)
                .setSequence(1)
                .build();
    }

    private static double beyond(Threshold level) {
        double step = Math.max(Math.abs(level.threshold()), 1e-3) * BEYOND;
        return level.threshold() + (level.bound() == Bound.AT_MOST ? step : -step);
    }

    private static BigDecimal decimal(double value) {
        return BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_UP);
    }

    private Breach.Builder scoped(ScopeRef scope, String window) {
        Instant end = at.atZone(zone(scope))
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(zone(scope))
                .toInstant();
        return Breach.newBuilder()
                .setScopeType(scope.type())
                .setScopeId(scope.id())
                .setScopeName(places.site(scope.id()).map(Site::getName).orElse(scope.id()))
                .setWindow(window)
                .setWindowStart(end.minus(Duration.ofDays(30)))
                .setWindowEnd(end)
                .setZone(zone(scope).getId())
                .setClosed(false);
    }

    private ZoneId zone(ScopeRef scope) {
        return ZoneId.of(places.site(scope.id())
                .map(Site::getZone)
                .orElse(reference.manifest().getZone()));
    }

    private Optional<KpiDefinition> newest(String kpi) {
        return reference.rows(Topics.KPIS, KpiDefinition.class).stream()
                .filter(row -> row.getKpi().equals(kpi))
                .max(Comparator.comparingInt(KpiDefinition::getVersion));
    }
}
