package io.globalkpi.streams.scorecard;

import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.period.Periods;
import io.globalkpi.schemas.reference.Better;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.ScorecardDispute;
import io.globalkpi.schemas.reference.ScorecardEntry;
import io.globalkpi.schemas.reference.ScorecardTemplate;
import io.globalkpi.schemas.reference.Target;
import io.globalkpi.schemas.reference.TemplateLine;
import io.globalkpi.schemas.serde.TrustedRecords;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reference data of one manifest as scorecards read it. Immutable. */
public final class ScorecardBook {

    static {
        TrustedRecords.trust(); // defaults of records are made by Avro
    }

    private final long version;
    private final Periods periods;
    private final TemplateTable templates;
    private final OwnerTable owners;
    private final SiteAges ages;
    private final Map<String, List<Target>> targets;
    private final Map<String, ScorecardEntry> entries;
    private final Map<String, List<ScorecardDispute>> disputes;
    private final Map<String, Fraction> scales = new HashMap<>();
    private final Map<String, KpiDefinition> kpis = new HashMap<>();

    private ScorecardBook(ReferenceData data) {
        version = data.version();
        periods = data.periods();
        owners = new OwnerTable(data);
        templates = new TemplateTable(data.rows(Topics.SCORECARD_TEMPLATES, ScorecardTemplate.class), owners);
        ages = new SiteAges(data);
        targets = data.rows(Topics.TARGETS, Target.class).stream()
                .filter(row -> row.getScopeType().equals(ScopeType.OWNER.name()))
                .collect(Collectors.groupingBy(row -> key(row.getScopeId(), row.getPeriod(), row.getKpi())));
        entries = data.rows(Topics.SCORECARD_ENTRIES, ScorecardEntry.class).stream()
                .collect(Collectors.toMap(row -> key(row.getOwner(), row.getPeriod(), row.getLine()), row -> row));
        disputes = data.rows(Topics.SCORECARD_DISPUTES, ScorecardDispute.class).stream()
                .collect(Collectors.groupingBy(row -> key(row.getOwner(), row.getPeriod(), row.getLine())));
        data.rows(Topics.KPIS, KpiDefinition.class).forEach(this::define);
    }

    public static ScorecardBook of(ReferenceData data) {
        return new ScorecardBook(data);
    }

    private void define(KpiDefinition row) {
        scales.put(
                key(row.getKpi(), "" + row.getVersion(), row.getDefinition()),
                Fraction.of(row.getMultiply()).over(Fraction.of(row.getDivide())));
        kpis.put(row.getKpi(), row);
    }

    private static String key(String one, String two, String three) {
        return one + '\u0000' + two + '\u0000' + three;
    }

    /** The KPIs that any template asks for. */
    public Set<String> kpis() {
        return templates.kpis();
    }

    /** The KPIs that a template asks for. */
    public static Stream<String> kpis(ScorecardTemplate template) {
        return template.getLines().stream().map(TemplateLine::getKpi).filter(Objects::nonNull);
    }

    /** What months, quarters and years are. */
    public Periods periods() {
        return periods;
    }

    long version() {
        return version;
    }

    OwnerTable owners() {
        return owners;
    }

    /** What an owner is scored by in a period; empty when it is not. */
    Optional<ScorecardTemplate> template(String owner, Period period) {
        return templates.find(owner, period);
    }

    /** The owner's own target in the version that held when the period ended; the latest version goes before earlier ones. */
    Optional<BigDecimal> target(String owner, Period period, String kpi) {
        return targets.getOrDefault(key(owner, period.id(), kpi), List.of()).stream()
                .filter(row -> !row.getFrom().isAfter(period.to()))
                .max(Comparator.comparingInt(Target::getVersion))
                .map(Target::getAmount);
    }

    Optional<ScorecardEntry> entry(String owner, Period period, String line) {
        return Optional.ofNullable(entries.get(key(owner, period.id(), line)));
    }

    /** The disputes of a line, the earliest first. */
    List<ScorecardDispute> disputes(String owner, Period period, String line) {
        return disputes.getOrDefault(key(owner, period.id(), line), List.of()).stream()
                .sorted(Comparator.comparing(ScorecardDispute::getRaisedOn).thenComparing(ScorecardDispute::getDispute))
                .toList();
    }

    /** Age in whole months, at the end of a period, of the oldest site the owner answered for in it; empty for none. */
    OptionalInt months(String owner, Period period) {
        return ages.months(owner, period);
    }

    /** What a KPI's quotient is multiplied with to give its value. */
    Fraction scale(KpiValue value) {
        return scales.getOrDefault(key(value.getKpi(), "" + value.getVersion(), value.getDefinition()), Fraction.ONE);
    }

    Better better(String kpi) {
        KpiDefinition row = kpis.get(kpi);
        return row == null ? Better.UP : row.getBetter();
    }

    String kpiName(String kpi) {
        KpiDefinition row = kpis.get(kpi);
        return row == null ? kpi : row.getName();
    }
}
