package io.globalkpi.bench.report;

import io.globalkpi.bench.measure.Run;
import java.util.List;
import java.util.Map;

/**
 * What one sitting measured, as it is kept.
 *
 * @param section which part of the report it fills
 * @param at when, ISO-8601
 * @param commit of the sources; with a plus when they had changes
 * @param machine what it ran on, by name
 * @param inputs mixes by name
 */
public record Measured(
        String section,
        String at,
        String commit,
        Map<String, String> machine,
        Map<String, String> inputs,
        List<Run> runs) {}
