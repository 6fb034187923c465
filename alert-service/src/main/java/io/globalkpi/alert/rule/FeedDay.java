package io.globalkpi.alert.rule;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one feed of a site for one local date.
 *
 * @param due when it should be complete; null if the source does not say
 */
public record FeedDay(
        String feed,
        LocalDate date,
        boolean complete,
        @Nullable Instant due) {}
