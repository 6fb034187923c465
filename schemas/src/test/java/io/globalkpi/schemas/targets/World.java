package io.globalkpi.schemas.targets;

import io.globalkpi.schemas.reference.Better;
import io.globalkpi.schemas.reference.CalendarDay;
import io.globalkpi.schemas.reference.ChangeKind;
import io.globalkpi.schemas.reference.Comparison;
import io.globalkpi.schemas.reference.FiscalYear;
import io.globalkpi.schemas.reference.FxRate;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.KpiUnit;
import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.reference.OwnedKind;
import io.globalkpi.schemas.reference.Owner;
import io.globalkpi.schemas.reference.OwnerShare;
import io.globalkpi.schemas.reference.Ownership;
import io.globalkpi.schemas.reference.RateKind;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.reference.Target;
import io.globalkpi.schemas.reference.TargetChange;
import io.globalkpi.schemas.reference.Term;
import io.globalkpi.schemas.serde.TrustedRecords;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reference data for targets, row by row. */
final class World {

    static {
        TrustedRecords.trust();
    }

    static final LocalDate LONG_AGO = LocalDate.parse("2020-01-01");

    private final Map<String, Map<String, SpecificRecord>> rows = new HashMap<>();
    private @Nullable FiscalYear fiscalYear;
    private final Map<String, Double> goals = new HashMap<>();

    World fiscal(FiscalYear rule) {
        fiscalYear = rule;
        return this;
    }

    ReferenceData data() {
        Manifest manifest = Manifest.newBuilder()
                .setVersion(1)
                .setAppliedAt(Instant.EPOCH)
                .setCompany("acme")
                .setReportingCurrency("USD")
                .setZone("UTC")
                .setFingerprint("")
                .setGoals(Map.copyOf(goals))
                .setFiscalYear(fiscalYear)
                .build();
        return new ReferenceData(manifest, rows);
    }

    TargetBook book() {
        return TargetBook.of(data());
    }

    World site(String id, String market, String zone) {
        Site site = Site.newBuilder()
                .setSite(id)
                .setName(id)
                .setPlatform(id.substring(0, id.indexOf('-')))
                .setMarket(market)
                .setCurrency("USD")
                .setZone(zone)
                .setOpenedOn(LONG_AGO)
                .build();
        return put(Topics.SITES, id, site);
    }

    World owner(String id, String team, LocalDate from) {
        Owner owner = Owner.newBuilder()
                .setOwner(id)
                .setFrom(from)
                .setName(id)
                .setTeam(team)
                .build();
        return put(Topics.OWNERS, id + "|" + from, owner);
    }

    World owned(String site, Instant from, Map<String, Integer> shares) {
        Ownership row = Ownership.newBuilder()
                .setSite(site)
                .setKind(OwnedKind.SITE)
                .setFrom(from)
                .setShares(shares.entrySet().stream()
                        .map(share -> new OwnerShare(share.getKey(), share.getValue()))
                        .toList())
                .build();
        return put(Topics.OWNERSHIP, site + "|" + from, row);
    }

    World calendar(String market, String from, String to, double factor) {
        CalendarDay day = CalendarDay.newBuilder()
                .setCalendar(market)
                .setName(from)
                .setFrom(LocalDate.parse(from))
                .setTo(LocalDate.parse(to))
                .setFactor(factor)
                .build();
        return put(Topics.CALENDARS, market + from, day);
    }

    World bent(String market, String from, String to, TargetChange... changes) {
        CalendarDay day = CalendarDay.newBuilder()
                .setCalendar(market)
                .setName(from)
                .setFrom(LocalDate.parse(from))
                .setTo(LocalDate.parse(to))
                .setTargets(List.of(changes))
                .build();
        return put(Topics.CALENDARS, market + from + " bent", day);
    }

    static TargetChange.Builder change(ChangeKind how, double value) {
        return TargetChange.newBuilder()
                .setHow(how)
                .setValue(value)
                .setAuthor("maria")
                .setExpires(LocalDate.parse("2026-12-31"));
    }

    World budget(String currency, String date, String rate) {
        FxRate row =
                new FxRate("USD", currency, RateKind.BUDGET, LocalDate.parse(date), new BigDecimal(rate).setScale(10));
        return put(Topics.FX_RATES, currency + date, row);
    }

    World goal(String kpi, double goal) {
        goals.put(kpi, goal);
        return this;
    }

    World growth(String id) {
        return put(
                Topics.KPIS,
                id,
                KpiDefinition.newBuilder(kpiRow(id, true))
                        .setComparison(Comparison.GROWTH)
                        .build());
    }

    World kpi(String id, boolean isSum) {
        return put(Topics.KPIS, id, kpiRow(id, isSum));
    }

    private static KpiDefinition kpiRow(String id, boolean isSum) {
        return KpiDefinition.newBuilder()
                .setKpi(id)
                .setVersion(1)
                .setFrom(LONG_AGO)
                .setName(id)
                .setUnit(isSum ? KpiUnit.MONEY : KpiUnit.RATIO)
                .setBetter(Better.UP)
                .setNumerator(List.of(new Term("ad_spend", 1L)))
                .setDenominator(isSum ? List.of() : List.of(new Term("ad_sales", 1L)))
                .build();
    }

    World target(String scope, String id, String kpi, String period, String amount) {
        return target(row(scope, id, kpi, period, amount).build());
    }

    World target(Target row) {
        String key = String.join(
                "|", row.getScopeType(), row.getScopeId(), row.getKpi(), row.getPeriod(), "" + row.getVersion());
        return put(Topics.TARGETS, key, row);
    }

    static Target.Builder row(String scope, String id, String kpi, String period, String amount) {
        return Target.newBuilder()
                .setScopeType(scope)
                .setScopeId(id)
                .setKpi(kpi)
                .setPeriod(period)
                .setAmount(new BigDecimal(amount).setScale(6))
                .setFrom(LONG_AGO);
    }

    private World put(String topic, String key, SpecificRecord row) {
        rows.computeIfAbsent(topic, any -> new HashMap<>()).put(key, row);
        return this;
    }
}
