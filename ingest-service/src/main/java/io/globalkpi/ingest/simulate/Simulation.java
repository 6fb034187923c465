package io.globalkpi.ingest.simulate;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A month of a business that never was, the same each time it is asked for: its reference data, its events, the truth
 * about them, and its going on after the month.
 *
 * <p>Nothing is kept between two iterations: each makes the events anew, in the same order. The truth is counted apart
 * from the events. Safe for use by several threads; what is iterated is not.
 */
public final class Simulation {

    private final Business business;
    private @Nullable GroundTruth truth;

    private Simulation(Business business) {
        this.business = business;
    }

    public static Simulation of(SimulationPlan plan) {
        return new Simulation(new Business(plan));
    }

    public SimulationPlan plan() {
        return business.plan();
    }

    /**
     * Writes the reference data the events refer to, one YAML file a table, over what is there.
     *
     * @throws java.io.UncheckedIOException if the directory cannot be made or written
     */
    public void writeReference(Path directory) {
        new ReferenceFiles(business.plan()).write(directory);
    }

    /** The month in slices of some hours, in order of observation, made one at a time. */
    public Iterable<Slice> slices() {
        return () -> new Slices(business);
    }

    /** What was planted. Counted once, when first asked for: about a second for a million events. */
    public synchronized GroundTruth truth() {
        if (truth == null) {
            truth = Census.of(business);
        }
        return truth;
    }

    /**
     * The business from an instant on, for some hundred days after the month.
     *
     * @param from the end of the plan to go on from where the slices ended, or where an earlier run stopped
     */
    public LiveBusiness live(Instant from) {
        return new LiveBusiness(business, from);
    }
}
