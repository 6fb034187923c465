package io.globalkpi.streams.scorecard;

import io.globalkpi.oracle.KpiDefinitions;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.CurveKind;
import io.globalkpi.schemas.reference.CurvePoint;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.reference.Owner;
import io.globalkpi.schemas.reference.ScorecardEntry;
import io.globalkpi.schemas.reference.ScorecardLevel;
import io.globalkpi.schemas.reference.ScorecardTemplate;
import io.globalkpi.schemas.reference.Target;
import io.globalkpi.schemas.reference.TemplateLine;
import io.globalkpi.schemas.serde.TrustedRecords;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What scorecards are made of, in short words for tests: the owner is ann, the KPIs those that ship. */
public final class Desk {

    static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
    private static final Map<String, KpiDefinition> KPIS = new HashMap<>();

    static {
        TrustedRecords.trust();
        KpiDefinitions.shipped().forEach(kpi -> KPIS.put(kpi.getKpi(), kpi));
    }

    private Desk() {}

    public static BigDecimal decimal(String text) {
        return new BigDecimal(text).setScale(6);
    }

    public static TemplateLine.Builder line(String kpi, int percent, @Nullable String target) {
        return TemplateLine.newBuilder()
                .setLine(kpi)
                .setKpi(kpi)
                .setWeight(100 * percent)
                .setTarget(target == null ? null : decimal(target));
    }

    static TemplateLine byHand(String id, int percent) {
        return TemplateLine.newBuilder().setLine(id).setWeight(100 * percent).build();
    }

    /** Points written {@code 0.8:60}. */
    static TemplateLine.Builder drawn(TemplateLine.Builder line, CurveKind curve, String... points) {
        List<CurvePoint> list = new ArrayList<>();
        for (String point : points) {
            list.add(new CurvePoint(decimal(point.split(":")[0]), decimal(point.split(":")[1])));
        }
        return line.setCurve(curve).setPoints(list);
    }

    /** For everybody, by month, closing three days later, with the levels S, B, C and D. */
    public static ScorecardTemplate.Builder template(TemplateLine... lines) {
        return ScorecardTemplate.newBuilder()
                .setTemplate("t")
                .setFrom(LONG_AGO)
                .setName("T")
                .setOwners(List.of("*"))
                .setCloseAfterDays(3)
                .setLines(List.of(lines))
                .setLevels(List.of(
                        level("D", "0", "0"),
                        level("C", "70", "0.6"),
                        level("B", "85", "1"),
                        level("S", "110", "1.5")));
    }

    private static ScorecardLevel level(String name, String from, String coefficient) {
        return new ScorecardLevel(name, decimal(from), decimal(coefficient));
    }

    static ScorecardEntry entry(String line, String points, @Nullable String signedBy) {
        return new ScorecardEntry(
                "ann", "2026-10", line, decimal(points), "https://wiki.example/" + line, "maria", signedBy);
    }

    public static Target target(String owner, String period, String amount) {
        return Target.newBuilder()
                .setScopeType("OWNER")
                .setScopeId(owner)
                .setKpi("gmv")
                .setPeriod(period)
                .setAmount(decimal(amount))
                .setFrom(LONG_AGO)
                .build();
    }

    /** Reference data of these rows besides ann and the KPIs that ship. */
    static ReferenceData reference(long version, SpecificRecord... rows) {
        List<SpecificRecord> all = new ArrayList<>(List.of(rows));
        all.add(Owner.newBuilder()
                .setOwner("ann")
                .setFrom(LONG_AGO)
                .setName("Ann")
                .setTeam("west")
                .build());
        all.addAll(KPIS.values());
        return with(
                new ReferenceData(
                        Manifest.newBuilder()
                                .setVersion(version)
                                .setAppliedAt(Instant.EPOCH)
                                .setReportingCurrency("USD")
                                .setZone("UTC")
                                .setFingerprint("")
                                .build(),
                        Map.of()),
                all);
    }

    /** The same reference data with more rows. */
    public static ReferenceData with(ReferenceData data, List<? extends SpecificRecord> more) {
        Map<String, Map<String, SpecificRecord>> rows = new HashMap<>();
        data.rows().forEach((topic, ofTopic) -> rows.put(topic, new HashMap<>(ofTopic)));
        more.forEach(row ->
                rows.computeIfAbsent(topic(row), topic -> new HashMap<>()).put(row.toString(), row));
        return new ReferenceData(data.manifest(), rows);
    }

    private static String topic(SpecificRecord row) {
        return new Topics(1)
                .all().stream()
                        .filter(topic -> topic.value().equals(row.getSchema()))
                        .findFirst()
                        .orElseThrow()
                        .name();
    }

    /** A value written {@code return_rate 31/500}. */
    static KpiValue value(String text) {
        String kpi = text.split(" ")[0];
        String[] parts = text.split(" ")[1].split("/");
        KpiDefinition definition = KPIS.get(kpi);
        return KpiValue.newBuilder()
                .setKpi(kpi)
                .setVersion(1)
                .setDefinition("")
                .setNumerator(decimal(parts[0]))
                .setDenominator(parts.length == 1 ? null : decimal(parts[1]))
                .setUnit(definition.getUnit())
                .setBetter(definition.getBetter())
                .build();
    }

    static KpiSnapshot snapshot(String window, String date, String asOf, String... values) {
        LocalDate day = LocalDate.parse(date);
        Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        List<KpiValue> kpis = new ArrayList<>();
        for (String value : values) {
            kpis.add(value(value));
        }
        return KpiSnapshot.newBuilder()
                .setScopeType(ScopeType.OWNER)
                .setScopeId("ann")
                .setWindow(window)
                .setWindowStart(end)
                .setWindowEnd(end)
                .setDate(day)
                .setZone("UTC")
                .setAsOf(Instant.parse(asOf))
                .setPublishedAt(Instant.parse(asOf))
                .setClosed(!Instant.parse(asOf).isBefore(end))
                .setProvisional(false)
                .setCurrency("USD")
                .setReferenceVersion(1)
                .setKpis(kpis)
                .build();
    }
}
