package io.globalkpi.alert.quality;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How good one rule is.
 *
 * @param episodes opened and told to anybody
 * @param real of them answered as real
 * @param noise of them answered as no real problem
 * @param retracted of them taken back because corrected data shows that they never were
 * @param flapping of them opened one too many
 * @param toAnswer median time from the first message to an answer; null when nobody answered
 */
public record RuleQuality(
        String rule,
        int episodes,
        int real,
        int noise,
        int retracted,
        int flapping,
        @Nullable Duration toAnswer) {

    /** Share of the judged episodes that were real; null while nobody judged any. */
    public @Nullable Double precision() {
        return real + noise == 0 ? null : (Double) ((double) real / (real + noise));
    }
}
