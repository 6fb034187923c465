package io.globalkpi.bench.part;

import io.globalkpi.alert.detect.Replay;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.Better;
import io.globalkpi.schemas.reference.Bound;
import io.globalkpi.schemas.reference.KpiUnit;
import io.globalkpi.schemas.reference.Level;
import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.reference.Sensitivity;
import io.globalkpi.schemas.serde.AvroDeserializer;
import io.globalkpi.schemas.serde.AvroSerializer;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * KPI values through 200 rules: snapshots of 200 shops over eight windows with five KPIs each, every value under five rules, one
 * look in a hundred opening or ending an episode; beside bare decoding. State is in memory here.
 *
 * <p>A call is a snapshot, so values a second and core are 5 x 10^9 over the nanoseconds of a call.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RulesBenchmark {

    private static final int SHOPS = 200;
    private static final int KPIS = 5;
    private static final int PASSES = 10;
    private static final int AS_OF =
            KpiSnapshot.getClassSchema().getField("asOf").pos();
    private static final int RULES = 200;
    private static final List<String> WINDOWS = List.of("24h", "7d", "30d", "60d", "90d", "day", "month", "1h");
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final List<byte[]> encoded = new ArrayList<>();
    private final List<Breach> told = new ArrayList<>();
    private AvroDeserializer<KpiSnapshot> reader;
    private Replay replay;
    private int turn;

    @Setup
    public void prepare() {
        AvroSerializer<KpiSnapshot> writer = new AvroSerializer<>(registry, KpiSnapshot.getClassSchema(), false);
        reader = new AvroDeserializer<>(registry, KpiSnapshot.getClassSchema());
        Random random = new Random(20261124);
        for (int i = 0; i < SHOPS * WINDOWS.size() * PASSES; i++) {
            KpiSnapshot row = snapshot("shop-" + i % SHOPS, WINDOWS.get(i / SHOPS % WINDOWS.size()), random);
            encoded.add(writer.serialize(Topics.kpisBy(ScopeType.SITE), row));
        }
        replay = new Replay(reference(), Clock.fixed(BEGIN, ZoneOffset.UTC), told::add);
    }

    /** Each pass over all shops and windows is a step of the grid later than the one before. */
    private KpiSnapshot next() {
        turn++;
        KpiSnapshot row = reader.deserialize(Topics.kpisBy(ScopeType.SITE), encoded.get(turn % encoded.size()));
        row.put(AS_OF, BEGIN.plus(Duration.ofMinutes(5L * (turn / (SHOPS * WINDOWS.size())))));
        return row;
    }

    @Benchmark
    public KpiSnapshot decodeSnapshot() {
        return next();
    }

    @Benchmark
    public int decodeSnapshotAndLookByRules() {
        KpiSnapshot row = next();
        replay.look(new KpiKey(row.getScopeType(), row.getScopeId(), row.getWindow(), row.getWindowEnd()), row);
        int breaches = told.size();
        told.clear();
        return breaches;
    }

    private static ReferenceData reference() {
        Map<String, SpecificRecord> rules = new TreeMap<>();
        for (int i = 0; i < RULES; i++) {
            Rule rule = rule(i);
            rules.put(rule.getRule(), rule);
        }
        Manifest manifest = Manifest.newBuilder()
                .setVersion(1)
                .setAppliedAt(BEGIN)
                .setReportingCurrency("USD")
                .setZone("UTC")
                .setFingerprint("bench")
                .build();
        return new ReferenceData(manifest, Map.of(Topics.RULES, rules));
    }

    /** One value in two hundred lies above its threshold, and the next seldom does. */
    private static Rule rule(int i) {
        return Rule.newBuilder()
                .setRule("rule-" + i)
                .setName("rule " + i)
                .setKpi("kpi-" + i % KPIS)
                .setWindow(WINDOWS.get(i / KPIS % WINDOWS.size()))
                .setBound(Bound.AT_MOST)
                .setScopeTypes(List.of("SITE"))
                .setLevels(List.of(Level.newBuilder()
                        .setLevel("warning")
                        .setThreshold(0.995)
                        .setRecovery(0.99)
                        .build()))
                .build();
    }

    private static KpiSnapshot snapshot(String shop, String window, Random random) {
        List<KpiValue> kpis = new ArrayList<>();
        for (int i = 0; i < KPIS; i++) {
            kpis.add(value("kpi-" + i, random.nextDouble()));
        }
        return KpiSnapshot.newBuilder()
                .setScopeType(ScopeType.SITE)
                .setScopeId(shop)
                .setScopeName(shop)
                .setWindow(window)
                .setWindowStart(BEGIN.minus(Duration.ofDays(30)))
                .setWindowEnd(BEGIN)
                .setZone("Europe/Berlin")
                .setAsOf(BEGIN)
                .setPublishedAt(BEGIN)
                .setClosed(false)
                .setProvisional(true)
                .setCurrency("USD")
                .setReferenceVersion(1)
                .setKpis(kpis)
                .build();
    }

    private static KpiValue value(String kpi, double value) {
        return KpiValue.newBuilder()
                .setKpi(kpi)
                .setVersion(1)
                .setDefinition("0123456789abcdef")
                .setNumerator(BigDecimal.valueOf(Math.round(value * 1_000)).setScale(6))
                .setDenominator(BigDecimal.valueOf(1_000).setScale(6))
                .setValue(value)
                .setUnit(KpiUnit.RATIO)
                .setBetter(Better.DOWN)
                .setSensitivity(Sensitivity.OPEN)
                .setSample(1_000)
                .build();
    }
}
