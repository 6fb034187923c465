package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.reference.CurvePoint;
import io.globalkpi.schemas.reference.RampStep;
import io.globalkpi.schemas.reference.ScorecardLevel;
import io.globalkpi.schemas.reference.TemplateLine;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Scorecard templates; weights, bands and shares are percentages, and a line without an id is called like its KPI. */
final class ScorecardRows {

    private static final Binder TEMPLATE =
            new Binder(ReferenceKind.SCORECARDS.schema(), ReferenceKind.SCORECARDS.words(), Set.of());
    private static final Binder LINE = new Binder(TemplateLine.getClassSchema(), Map.of("nameZh", "zh"), Set.of());
    private static final Binder POINT = binder(CurvePoint.getClassSchema());
    private static final Binder LEVEL = binder(ScorecardLevel.getClassSchema());
    private static final Binder STEP = binder(RampStep.getClassSchema());

    private ScorecardRows() {}

    private static Binder binder(Schema schema) {
        return new Binder(schema, Map.of(), Set.of());
    }

    static List<Row> read(Entry entry) {
        Map<String, Object> fixed = new HashMap<>();
        fixed.put("lines", lines(entry));
        fixed.put("levels", list(entry, "levels", LEVEL, ScorecardLevel.class));
        fixed.put("ramp", ramp(entry));
        Percent.read(entry, "manualCap", fixed);
        return TEMPLATE.bind(entry, ZoneOffset.UTC, fixed).stream()
                .map(value -> Row.of(ReferenceKind.SCORECARDS, value, entry))
                .toList();
    }

    private static List<TemplateLine> lines(Entry entry) {
        return entry.list("lines").stream().flatMap(one -> line(one).stream()).toList();
    }

    private static Optional<TemplateLine> line(Entry entry) {
        Map<String, Object> fixed = new HashMap<>();
        fixed.put("points", list(entry, "points", POINT, CurvePoint.class));
        entry.text("line").or(() -> entry.text("kpi")).ifPresent(id -> fixed.put("line", id));
        Percent.read(entry, "weight", fixed);
        Percent.read(entry, "band", fixed);
        return LINE.bind(entry, ZoneOffset.UTC, fixed).map(TemplateLine.class::cast);
    }

    private static List<RampStep> ramp(Entry entry) {
        return entry.list("ramp").stream()
                .flatMap(one -> {
                    Map<String, Object> fixed = new HashMap<>();
                    Percent.read(one, "targetShare", fixed);
                    Percent.read(one, "weightShare", fixed);
                    return STEP.bind(one, ZoneOffset.UTC, fixed).stream();
                })
                .map(RampStep.class::cast)
                .toList();
    }

    private static <T extends SpecificRecord> List<T> list(Entry entry, String name, Binder binder, Class<T> type) {
        return entry.list(name).stream()
                .flatMap(one -> binder.bind(one, ZoneOffset.UTC, Map.of()).stream())
                .map(type::cast)
                .toList();
    }
}
