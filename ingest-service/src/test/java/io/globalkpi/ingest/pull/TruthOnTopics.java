package io.globalkpi.ingest.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.standin.Truth;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** Holds what was published to what a stand-in shows. */
public final class TruthOnTopics {

    /** When our side held an event and where its raw record lies, no truth can know. */
    private static final List<String> OURS = List.of("observedAt", "rawRef");

    private TruthOnTopics() {}

    /**
     * Of every thing of that kind that the platform shows, the revision that counts is the truth; there is no other, and
     * nothing was refused.
     *
     * @param besides fields in which they may differ, such as the revision of what has no update time of its own
     */
    public static <T extends SpecificRecord> void assertThatTheyAreEqual(
            PullBench bench, Truth truth, String site, Instant now, Class<T> kind, String... besides) {
        assertThat(bench.refused()).isEmpty();
        assertThat(bench.letters()).isEmpty();
        assertThat(bench.untraceable()).isEmpty();
        assertThat(truth.shown(kind, site, now)).isNotEmpty();
        assertThat(bench.latest(kind).values())
                .usingElementComparator(SameTelling.butFor(
                        Stream.concat(OURS.stream(), Arrays.stream(besides)).toArray(String[]::new)))
                .containsExactlyInAnyOrderElementsOf(truth.shown(kind, site, now));
    }
}
