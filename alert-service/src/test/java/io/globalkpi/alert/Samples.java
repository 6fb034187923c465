package io.globalkpi.alert;

import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.Better;
import io.globalkpi.schemas.reference.Bound;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.KpiUnit;
import io.globalkpi.schemas.reference.Level;
import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.reference.OwnedKind;
import io.globalkpi.schemas.reference.OwnerShare;
import io.globalkpi.schemas.reference.Ownership;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.reference.Sensitivity;
import io.globalkpi.schemas.reference.Term;
import io.globalkpi.schemas.serde.TrustedRecords;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** A small business to test with: one site, two owners, one rule. */
public final class Samples {

    public static final String SITE = "amazon-de/acme";

    static {
        TrustedRecords.trust();
    }

    private Samples() {}

    public static ReferenceData reference(SpecificRecord... rows) {
        Map<String, Map<String, SpecificRecord>> byTopic = new LinkedHashMap<>();
        for (SpecificRecord row : rows) {
            Map<String, SpecificRecord> topic = byTopic.computeIfAbsent(topicOf(row), name -> new LinkedHashMap<>());
            topic.put(Integer.toString(topic.size()), row);
        }
        return new ReferenceData(manifest(), byTopic);
    }

    static String topicOf(SpecificRecord row) {
        return new Topics(1)
                .all().stream()
                        .filter(topic -> topic.value().equals(row.getSchema()))
                        .findFirst()
                        .orElseThrow()
                        .name();
    }

    private static Manifest manifest() {
        return Manifest.newBuilder()
                .setVersion(1)
                .setAppliedAt(Instant.EPOCH)
                .setReportingCurrency("USD")
                .setZone("UTC")
                .setFingerprint("test")
                .build();
    }

    /** Warning above 3 % and critical above 5 %, both held for an hour, at least 100 in the sample. */
    public static Rule returnRateRule() {
        return Rule.newBuilder()
                .setRule("return-rate-high")
                .setName("Return rate above 3 %")
                .setKpi("return_rate")
                .setWindow("30d")
                .setBound(Bound.AT_MOST)
                .setScopeTypes(List.of("SITE", "OWNER"))
                .setLevels(List.of(level("warning", 0.03, 0.025, 60), level("critical", 0.05, 0.04, 60)))
                .setMinimumSample(100)
                .build();
    }

    public static Level level(String level, double threshold, double recovery, long holdMinutes) {
        return Level.newBuilder()
                .setLevel(level)
                .setThreshold(threshold)
                .setRecovery(recovery)
                .setHoldMinutes(holdMinutes)
                .build();
    }

    /** The definition of the return rate: so many of the units sold came back. */
    public static KpiDefinition returnRate() {
        return KpiDefinition.newBuilder()
                .setKpi("return_rate")
                .setVersion(1)
                .setFrom(LocalDate.EPOCH)
                .setName("Return rate")
                .setUnit(KpiUnit.RATIO)
                .setBetter(Better.DOWN)
                .setNumerator(List.of(new Term("units_returned", 1L)))
                .setDenominator(List.of(new Term("units_sold", 1L)))
                .setSample("units_sold")
                .build();
    }

    public static Ownership ownedBy(Instant from, OwnerShare... shares) {
        return Ownership.newBuilder()
                .setSite(SITE)
                .setKind(OwnedKind.SITE)
                .setFrom(from)
                .setShares(List.of(shares))
                .build();
    }

    /** The site's thirty days as of an instant: so many of a thousand units returned. */
    public static KpiSnapshot returnsOfThousand(Instant asOf, int returned) {
        return snapshot(asOf, kpi(returned, 1000));
    }

    public static KpiSnapshot snapshot(Instant asOf, KpiValue... kpis) {
        Instant end = dayEnd(asOf);
        return KpiSnapshot.newBuilder()
                .setScopeType(ScopeType.SITE)
                .setScopeId(SITE)
                .setScopeName("Acme Germany")
                .setWindow("30d")
                .setWindowStart(end.minus(Duration.ofDays(30)))
                .setWindowEnd(end)
                .setZone("Europe/Berlin")
                .setAsOf(asOf)
                .setPublishedAt(asOf)
                .setClosed(false)
                .setProvisional(true)
                .setCurrency("USD")
                .setReferenceVersion(1)
                .setKpis(List.of(kpis))
                .build();
    }

    public static KpiValue kpi(int returned, int sold) {
        return KpiValue.newBuilder()
                .setKpi("return_rate")
                .setVersion(1)
                .setDefinition("test")
                .setNumerator(decimal(returned))
                .setDenominator(decimal(sold))
                .setValue(sold == 0 ? null : (double) returned / sold)
                .setUnit(KpiUnit.RATIO)
                .setBetter(Better.DOWN)
                .setSensitivity(Sensitivity.OPEN)
                .setSample(sold)
                .build();
    }

    public static KpiKey key(KpiSnapshot row) {
        return new KpiKey(row.getScopeType(), row.getScopeId(), row.getWindow(), row.getWindowEnd());
    }

    public static BigDecimal decimal(long number) {
        return BigDecimal.valueOf(number).setScale(6);
    }

    private static Instant dayEnd(Instant asOf) {
        long day = Duration.ofDays(1).toMillis();
        return Instant.ofEpochMilli((Math.floorDiv(asOf.toEpochMilli(), day) + 1) * day);
    }
}
