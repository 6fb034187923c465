package io.globalkpi.local.trace;

import io.globalkpi.oracle.BatchKpis;
import io.globalkpi.oracle.Expected;
import io.globalkpi.oracle.Scope;
import io.globalkpi.oracle.Window;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.reference.KpiDefinition;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares the steps of one scope and window, in order, with what was published for them or carried forward to them. */
final class Comparison {

    private static final double NEARLY = 1e-12;

    private final BatchKpis batch;
    private final PublishedDay published;
    private final Definitions definitions;
    private final Findings findings;
    private final Scope scope;
    private final Window window;
    private byte @Nullable [] before;
    private int valuesBefore;

    Comparison(
            BatchKpis batch,
            PublishedDay published,
            Definitions definitions,
            Findings findings,
            Scope scope,
            Window window) {
        this.batch = batch;
        this.published = published;
        this.definitions = definitions;
        this.findings = findings;
        this.scope = scope;
        this.window = window;
    }

    void step(Instant end) {
        var inForce = published.inForce(scope, window.id(), end);
        if (repeats(end, inForce == null ? null : inForce.getValue())) {
            findings.compared(valuesBefore);
        } else if (inForce == null) {
            valuesBefore = nothing(end);
            before = null;
        } else {
            KpiSnapshot snapshot = published.snapshot(scope, inForce.getValue());
            valuesBefore = snapshot(end, snapshot);
            before = inForce.getValue();
            if (inForce.getKey().equals(end)) {
                trust(end, snapshot);
            }
        }
    }

    /** What was compared at the step before, and says the same, need not be computed again: most steps of a quiet scope. */
    private boolean repeats(Instant end, byte @Nullable [] now) {
        return now != null && now == before && batch.repeats(scope, window.id(), end);
    }

    private int snapshot(Instant end, KpiSnapshot snapshot) {
        Set<String> told = new HashSet<>();
        for (KpiValue value : snapshot.getKpis()) {
            Optional<KpiDefinition> definition = definitions.of(value, end);
            if (definition.isEmpty()) {
                findings.notCompared("a KPI without a definition in force (" + value.getKpi() + ")");
                continue;
            }
            told.add(name(definition.get()));
            compare(end, definition.get(), value);
        }
        definitions.published(scope, window.id(), end).stream()
                .filter(kpi -> !told.contains(name(kpi)))
                .forEach(kpi -> expectNothing(end, kpi));
        return told.size();
    }

    private void compare(Instant end, KpiDefinition kpi, KpiValue value) {
        findings.compared(1);
        if (!isThere(end, kpi)) {
            differs(end, name(kpi), String.valueOf(value.getValue()), "nothing, as no target is set");
            return;
        }
        Expected expected = expected(end, kpi);
        if (!expected.agreesWith(value.getNumerator(), value.getDenominator(), value.getValue(), value.getSample())) {
            Expected said =
                    new Expected(value.getNumerator(), value.getDenominator(), value.getValue(), value.getSample());
            differs(end, name(kpi), words(said), words(expected));
        }
    }

    /** A scope of which nothing was ever published must have nothing in it; a target alone publishes nothing. */
    private int nothing(Instant end) {
        definitions.published(scope, window.id(), end).stream()
                .filter(kpi -> kpi.getTarget() == null)
                .forEach(kpi -> expectNothing(end, kpi));
        return 0;
    }

    private boolean isThere(Instant end, KpiDefinition kpi) {
        return batch.isThere(scope.type(), scope.id(), window.id(), end, kpi);
    }

    private void expectNothing(Instant end, KpiDefinition kpi) {
        if (!isThere(end, kpi)) {
            return;
        }
        Expected expected = expected(end, kpi);
        if (expected.numerator().signum() != 0) {
            differs(end, name(kpi), "nothing", words(expected));
        }
    }

    /** How far the values may be trusted is part of what is said. */
    private void trust(Instant end, KpiSnapshot snapshot) {
        Double covered = batch.completeness(scope, window.id(), end);
        if (!isNearly(covered, snapshot.getCompleteness())) {
            differs(end, "completeness", String.valueOf(snapshot.getCompleteness()), String.valueOf(covered));
        }
        Map<String, Long> waiting = new TreeMap<>();
        snapshot.getWaiting().forEach((cause, count) -> waiting.put(measure(cause), count));
        waiting.remove("waiting_carried_stock");
        Map<String, Long> expected = batch.waiting(scope, window.id(), end);
        if (!expected.equals(waiting)) {
            differs(end, "waiting", waiting.toString(), expected.toString());
        }
    }

    private static String measure(String cause) {
        return cause.equals("older_rates") ? cause : "waiting_" + cause;
    }

    private Expected expected(Instant end, KpiDefinition kpi) {
        return batch.value(scope.type(), scope.id(), window.id(), end, kpi);
    }

    private void differs(Instant end, String kpi, String said, String expected) {
        findings.differs(new Difference(scope, window.id(), kpi, end, said, expected));
    }

    private static String words(Expected value) {
        String below = value.denominator() == null
                ? ""
                : " / " + value.denominator().stripTrailingZeros().toPlainString();
        return value.numerator().stripTrailingZeros().toPlainString() + below + " = " + value.value() + " of "
                + value.sample();
    }

    private static String name(KpiDefinition kpi) {
        return kpi.getKpi() + " v" + kpi.getVersion();
    }

    private static boolean isNearly(@Nullable Double one, @Nullable Double other) {
        return one == null || other == null ? Objects.equals(one, other) : Math.abs(one - other) < NEARLY;
    }
}
