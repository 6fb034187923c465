package io.globalkpi.alert.detect;

import io.globalkpi.alert.rule.AlertRule;
import io.globalkpi.alert.rule.Change;
import io.globalkpi.alert.rule.Reading;
import io.globalkpi.alert.rule.Threshold;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachKey;
import io.globalkpi.schemas.alert.BreachState;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import java.time.Instant;
import java.util.List;

/** A value in the words of the breach topic: first as it was looked at, then with what was decided about it. */
final class Telling {

    private Telling() {}

    /** The value as looked at; where the episode stands is filled in by {@link #told}. */
    static Breach looked(AlertRule rule, KpiSnapshot row, KpiValue kpi, Instant at) {
        Threshold mildest = rule.thresholds().get(0);
        return ruled(rule, scoped(row))
                .setKpiVersion(kpi.getVersion())
                .setSensitivity(kpi.getSensitivity())
                .setUnit(kpi.getUnit())
                .setNumerator(kpi.getNumerator())
                .setDenominator(kpi.getDenominator())
                .setValue(kpi.getValue())
                .setCurrency(currency(row, kpi))
                .setSample(kpi.getSample())
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

    private static Breach.Builder ruled(AlertRule rule, Breach.Builder breach) {
        return breach.setRule(rule.id())
                .setRuleVersion(rule.version())
                .setRuleName(rule.name())
                .setKpi(rule.kpi())
                .setBound(rule.bound());
    }

    private static String currency(KpiSnapshot row, KpiValue kpi) {
        String local = row.getLocalCurrency();
        return kpi.getKpi().endsWith("_local") && local != null ? local : row.getCurrency();
    }

    static Reading reading(Breach looked, boolean historic) {
        return new Reading(
                looked.getAt(),
                looked.getWindowEnd(),
                looked.getClosed(),
                looked.getValue(),
                looked.getNumerator(),
                looked.getDenominator(),
                looked.getSample(),
                historic);
    }

    static Breach told(Breach looked, double threshold, List<String> owners, Change change) {
        return Breach.newBuilder(looked)
                .setBreach(id(looked, change.since()))
                .setOwners(owners)
                .setState(change.why().state())
                .setLevel(change.level())
                .setThreshold(threshold)
                .setSince(change.since())
                .setOpenedAt(change.openedAt())
                .setAt(change.at())
                .setEndedAt(change.ends() ? change.at() : null)
                .setHistoric(change.historic())
                .setSequence(change.sequence())
                .build();
    }

    private static String id(Breach looked, Instant since) {
        return String.join("|", looked.getRule(), looked.getScopeType().name(), looked.getScopeId(), since.toString());
    }

    static BreachKey key(Breach told) {
        return new BreachKey(told.getRule(), told.getScopeType(), told.getScopeId(), told.getSince());
    }
}
