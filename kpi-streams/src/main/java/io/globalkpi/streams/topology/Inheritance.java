package io.globalkpi.streams.topology;

import io.globalkpi.schemas.topic.Generation;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a generation that comes into force takes over from the one before.
 *
 * <p>Figures follow from the events and are made anew. Scorecards that are frozen do not: people were promised them, so they go on as
 * they are from generation to generation.
 */
public interface Inheritance {

    /** The store of scorecards; behind the application id and before {@code -changelog} the name of the topic that keeps it. */
    String STORE = "scorecards";

    /**
     * Key in that store: since when the generation had been in force that took scorecards over last, eight bytes of epoch
     * milliseconds. Until it says so, the generation before must stay.
     */
    String TENURE = "tenure";

    /** For a graph that is of the first generation for good. */
    Inheritance NONE = new Inheritance() {

        @Override
        public Duration after() {
            return Duration.ZERO;
        }

        @Override
        public void scorecards(Generation of, int partition, BiConsumer<String, byte @Nullable []> row) {
            // nobody was before
        }
    };

    /** How long after it has come into force the one before has written its last row. */
    Duration after();

    /** What another generation has stored of scorecards, in the order it was written; null takes a row away. */
    void scorecards(Generation of, int partition, BiConsumer<String, byte @Nullable []> row);
}
