package io.globalkpi.bench.measure;

import java.util.List;
import java.util.Map;

/**
 * What one run of one runner gave.
 *
 * @param exact whether its result was what it had to be; a run that is not counts for nothing
 * @param figures by name; {@link #RATE} is the one that is compared
 * @param notes what a reader should know
 */
public record Run(String runner, boolean exact, Map<String, Double> figures, List<String> notes) {

    public static final String RATE = "eventsPerSecond";

    public double rate() {
        return figures.getOrDefault(RATE, 0.0);
    }
}
