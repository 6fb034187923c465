package io.globalkpi.alert.detect;

import io.globalkpi.alert.rule.AlertRule;
import io.globalkpi.alert.rule.Change;
import io.globalkpi.alert.rule.Episode;
import io.globalkpi.alert.rule.InForce;
import io.globalkpi.alert.rule.RatioError;
import io.globalkpi.alert.rule.Reading;
import io.globalkpi.alert.rule.Threshold;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachKey;
import io.globalkpi.schemas.alert.BreachState;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.kpi.ScopeType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value in the words of the breach topic: first as it was looked at, then with what was decided about it. */
final class Telling {

    private Telling() {}

    /**
     * The value as looked at; what a level makes of it is filled in by {@link #graded}, where the episode stands by {@link
     * #told}.
     */
    static Breach looked(InForce inForce, KpiSnapshot row, KpiValue kpi, Instant at) {
        AlertRule rule = inForce.rule();
        Surroundings beside = new Surroundings(rule.conditions(), row);
        Threshold mildest = rule.thresholds().get(0);
        return ruled(rule, scoped(row))
                .setKpiVersion(kpi.getVersion())
                .setSensitivity(beside.sensitivity(kpi))
                .setUnit(kpi.getUnit())
                .setNumerator(kpi.getNumerator())
                .setDenominator(kpi.getDenominator())
                .setValue(kpi.getValue())
                .setCurrency(currency(row, kpi))
                .setSample(kpi.getSample())
                .setAdjusted(inForce.because())
                .setGuard(beside.hold().orElse(null))
                .setConditions(beside.inWords(beside.sensitivity(kpi)))
                .setBreach("")
                .setState(BreachState.OPENED)
                .setLevel(mildest.level())
                .setThreshold(mildest.threshold())
                .setSince(at)
                .setOpenedAt(at)
                .setAt(at)
                .setSequence(0)
                .build();
    }

    private static Breach.Builder scoped(KpiSnapshot row) {
        return Breach.newBuilder()
                .setScopeType(row.getScopeType())
                .setScopeId(row.getScopeId())
                .setScopeName(row.getScopeName())
                .setWindow(row.getWindow())
                .setWindowStart(row.getWindowStart())
                .setWindowEnd(row.getWindowEnd())
                .setZone(row.getZone())
                .setClosed(row.getClosed());
    }

    static Breach.Builder ruled(AlertRule rule, Breach.Builder breach) {
        return breach.setRule(rule.id())
                .setRuleVersion(rule.version())
                .setRuleName(rule.name())
                .setKpi(rule.kpi())
                .setBound(rule.bound())
                .setFalseDiscovery(rule.bearing().falseDiscovery())
                .setExplains(rule.bearing().explains());
    }

    private static String currency(KpiSnapshot row, KpiValue kpi) {
        String local = row.getLocalCurrency();
        return kpi.getKpi().endsWith("_local") && local != null ? local : row.getCurrency();
    }

    static Reading reading(Breach looked, boolean proportion, boolean historic) {
        return new Reading(
                looked.getAt(),
                looked.getWindowEnd(),
                looked.getClosed(),
                looked.getValue(),
                looked.getNumerator(),
                looked.getDenominator(),
                looked.getSample(),
                proportion,
                error(looked),
                !Boolean.FALSE.equals(looked.getGuard()),
                historic);
    }

    static @Nullable RatioError error(Breach looked) {
        Double error = looked.getStandardError();
        return error == null ? null : new RatioError(error, looked.getDays());
    }

    /** The value as one level of its rule sees it. */
    static Breach graded(Breach looked, AlertRule rule, String level, String gravest) {
        Breach.Builder graded = Breach.newBuilder(looked).setLevel(level);
        rule.threshold(gravest).map(Threshold::action).ifPresent(graded::setAction);
        rule.threshold(level).map(Threshold::threshold).ifPresent(graded::setThreshold);
        return graded.build();
    }

    /** And how sure the number makes one, there and at the next graver level. */
    static Breach sure(Breach graded, AlertRule rule, String level) {
        Breach.Builder sure = Breach.newBuilder(graded);
        rule.threshold(level)
                .ifPresent(threshold -> Sureness.of(graded, threshold).writeTo(sure));
        rule.graverThan(level).ifPresent(next -> sure.setSampleNeeded(Sureness.needed(graded, next)));
        return sure.build();
    }

    static Breach told(Breach graded, List<String> owners, Change change) {
        Episode episode = change.episode();
        return Breach.newBuilder(graded)
                .setBreach(id(graded, episode.since()))
                .setOwners(owners)
                .setState(change.why().state())
                .setReason(change.why().reason())
                .setLevel(change.level())
                .setSince(episode.since())
                .setOpenedAt(episode.openedAt())
                .setAt(change.at())
                .setEndedAt(change.ends() ? change.at() : null)
                .setHistoric(change.historic())
                .setSequence(episode.sequence())
                .setFlapping(episode.flapping())
                .build();
    }

    private static String id(Breach looked, Instant since) {
        return id(looked.getRule(), looked.getScopeType(), looked.getScopeId(), since);
    }

    static String id(String rule, ScopeType type, String scope, Instant since) {
        return String.join("|", rule, type.name(), scope, since.toString());
    }

    static BreachKey key(Breach told) {
        return new BreachKey(told.getRule(), told.getScopeType(), told.getScopeId(), told.getSince());
    }
}
