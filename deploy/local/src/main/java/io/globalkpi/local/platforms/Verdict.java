package io.globalkpi.local.platforms;

import io.globalkpi.local.read.InForce;
import io.globalkpi.local.read.TopicReader;
import io.globalkpi.local.trace.Audit;
import io.globalkpi.local.trace.AuditResult;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;

/** Holds the values of what was pulled to those of the direct feed, computed apart by the oracle. */
final class Verdict {

    /** Corrections of closed steps are collected for half a minute. */
    private static final Duration PATIENCE = Duration.ofSeconds(100);

    private static final Duration BETWEEN = Duration.ofSeconds(5);
    private static final int MOST_SHOWN = 10;

    private final Pipeline pipeline;
    private final Expected expected;
    private final PrintWriter out;

    Verdict(Pipeline pipeline, Expected expected, PrintWriter out) {
        this.pipeline = pipeline;
        this.expected = expected;
        this.out = out;
    }

    /** Tells how many values of that date were compared and how many differ; true if none does. */
    boolean of(LocalDate date) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        AuditResult result = compared(date);
        while (result.found() > 0 && System.nanoTime() < deadline) {
            Thread.sleep(BETWEEN.toMillis());
            result = compared(date);
        }
        tell(date, result);
        return result.found() == 0 && result.values() > 0;
    }

    private AuditResult compared(LocalDate date) {
        try (TopicReader reader = new TopicReader(pipeline.bootstrap())) {
            Topics catalogue = InForce.topics(reader, pipeline.registry(), new Topics(Topics.DEFAULT_PARTITIONS));
            ReferenceData data = pipeline.apply().inForce().orElseThrow();
            return new Audit(reader, pipeline.registry(), catalogue, words -> {})
                    .against(expected.events(), date, data);
        }
    }

    private void tell(LocalDate date, AuditResult result) {
        out.printf(
                Locale.ROOT,
                "shown         %d%nposted        %d%nuntold        %d%n",
                expected.countOfShown(),
                expected.countOfPosted(),
                expected.countOfUntold());
        result.notCompared().forEach((why, steps) -> out.printf(Locale.ROOT, "not compared  %d: %s%n", steps, why));
        out.printf(
                Locale.ROOT,
                "compared      %d KPI values of %s with the direct feed's%ndifferent     %d%n",
                result.values(),
                date,
                result.found());
        result.differences().stream().limit(MOST_SHOWN).forEach(difference -> out.println("  " + difference));
        out.flush();
    }
}
