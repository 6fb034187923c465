package io.globalkpi.schemas.table;

import io.globalkpi.schemas.reference.KpiGenerations;
import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.topic.Generation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The generations of the KPI topics that are kept up to date, and which of them is in force.
 *
 * <pre>
 *   1 alone --begin--> 1, 2 beside --switch--> 2, 1 beside --retire--> 2 alone
 *                           ^                       |
 *                           +--------switch---------+
 * </pre>
 *
 * @param inForce the one that is read
 * @param beside being made, or kept for the way back
 * @param last the highest number given so far
 * @param since when the one in force came into force
 */
public record Generations(Generation inForce, Optional<Generation> beside, int last, Instant since) {

    public static final Generations FIRST_ALONE =
            new Generations(Generation.FIRST, Optional.empty(), Generation.FIRST.number(), Instant.EPOCH);

    public static Generations of(Manifest manifest) {
        KpiGenerations row = manifest.getGenerations();
        return row == null
                ? FIRST_ALONE
                : new Generations(
                        new Generation(row.getInForce()),
                        Optional.ofNullable(row.getBeside()).map(Generation::new),
                        row.getLast(),
                        row.getSince());
    }

    public KpiGenerations toRecord() {
        return new KpiGenerations(
                inForce.number(), beside.map(Generation::number).orElse(null), last, since);
    }

    /** All that are kept up to date, the one in force first. */
    public List<Generation> live() {
        return Stream.concat(Stream.of(inForce), beside.stream()).toList();
    }

    /**
     * A new one is begun beside the one in force.
     *
     * @throws IllegalStateException if there is one beside it already
     */
    public Generations begun() {
        beside.ifPresent(other -> {
            throw new IllegalStateException("generation " + other.number() + " is beside generation " + inForce.number()
                    + " already: switch to it or retire it first");
        });
        return new Generations(inForce, Optional.of(new Generation(last + 1)), last + 1, since);
    }

    /**
     * The one beside comes into force, and the one that was stays beside it.
     *
     * @throws IllegalStateException if there is none
     */
    public Generations switched(Instant now) {
        return new Generations(other(), Optional.of(inForce), last, now);
    }

    /**
     * The one in force is alone.
     *
     * @throws IllegalStateException if it is already
     */
    public Generations retired() {
        other();
        return new Generations(inForce, Optional.empty(), last, since);
    }

    private Generation other() {
        return beside.orElseThrow(
                () -> new IllegalStateException("there is no generation beside generation " + inForce.number()));
    }
}
