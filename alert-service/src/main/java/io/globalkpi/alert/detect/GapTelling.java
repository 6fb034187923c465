package io.globalkpi.alert.detect;

import io.globalkpi.alert.rule.AlertRule;
import io.globalkpi.alert.rule.Gap;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachState;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.Bound;
import io.globalkpi.schemas.reference.KpiUnit;
import io.globalkpi.schemas.reference.Level;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.reference.Sensitivity;
import io.globalkpi.schemas.reference.Site;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Overdue feeds in the words of the breach topic. The value is how many dates of feeds are missing. */
final class GapTelling {

    /** The rule that every site is under, whatever rules are applied. */
    static final AlertRule RULE = AlertRule.of(Rule.newBuilder()
            .setRule("data-gap")
            .setName("Data missing")
            .setNameZh("数据缺失")
            .setKpi("data_gap")
            .setWindow("day")
            .setBound(Bound.AT_MOST)
            .setScopeTypes(List.of(ScopeType.SITE.name()))
            .setLevels(List.of(Level.newBuilder()
                    .setLevel("warning")
                    .setThreshold(0)
                    .setRecovery(0)
                    .build()))
            .build());

    private GapTelling() {}

    static Breach looked(Site site, List<Gap> gaps, Instant at) {
        ZoneId zone = ZoneId.of(site.getZone());
        LocalDate last = at.atZone(zone).toLocalDate();
        return Telling.ruled(RULE, scoped(site))
                .setKpiVersion(1)
                .setSensitivity(Sensitivity.OPEN)
                .setUnit(KpiUnit.COUNT)
                .setWindowStart(start(
                        gaps.stream()
                                .map(Gap::date)
                                .min(Comparator.naturalOrder())
                                .orElse(last),
                        zone))
                .setWindowEnd(start(
                        gaps.stream()
                                .map(Gap::date)
                                .max(Comparator.naturalOrder())
                                .orElse(last)
                                .plusDays(1),
                        zone))
                .setNumerator(BigDecimal.valueOf(gaps.size()).setScale(6))
                .setValue((double) gaps.size())
                .setSample(gaps.size())
                .setBreach("")
                .setState(BreachState.OPENED)
                .setLevel("warning")
                .setThreshold(0)
                .setSince(at)
                .setOpenedAt(at)
                .setAt(at)
                .setSequence(0)
                .setGaps(inWords(gaps))
                .build();
    }

    private static Breach.Builder scoped(Site site) {
        return Breach.newBuilder()
                .setScopeType(ScopeType.SITE)
                .setScopeId(site.getSite())
                .setScopeName(site.getName())
                .setWindow("day")
                .setZone(site.getZone())
                .setCurrency("")
                .setClosed(true);
    }

    private static Instant start(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }

    private static List<String> inWords(List<Gap> gaps) {
        Map<String, LocalDate> first = new TreeMap<>();
        gaps.forEach(gap -> first.merge(gap.feed(), gap.date(), (one, other) -> one.isBefore(other) ? one : other));
        return first.entrySet().stream()
                .map(gap -> gap.getKey() + " since " + gap.getValue())
                .toList();
    }
}
