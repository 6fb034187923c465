package io.globalkpi.ingest.simulate;

import java.time.Instant;

/** A plan as one short text, as the raw records of its events carry it. */
final class PlanText {

    private static final String BETWEEN = "/";

    private PlanText() {}

    static String of(SimulationPlan plan) {
        return String.join(
                BETWEEN,
                Long.toString(plan.seed()),
                plan.end().toString(),
                Integer.toString(plan.days()),
                Long.toString(plan.events()),
                Double.toString(plan.duplicates()),
                Double.toString(plan.late()));
    }

    /** @throws RuntimeException if it is no such text */
    static SimulationPlan read(String text) {
        String[] parts = text.split(BETWEEN, -1);
        return new SimulationPlan(
                Long.parseLong(parts[0]),
                Instant.parse(parts[1]),
                Integer.parseInt(parts[2]),
                Long.parseLong(parts[3]),
                Double.parseDouble(parts[4]),
                Double.parseDouble(parts[5]));
    }
}
