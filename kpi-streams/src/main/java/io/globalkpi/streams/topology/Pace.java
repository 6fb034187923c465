package io.globalkpi.streams.topology;

import java.time.Duration;

/**
 * How often what is done.
 *
 * @param tick how often windows move on
 * @param slice longest a tick works before it lets records through
 * @param emit running steps are shown at most this often
 * @param correct closed steps are rewritten at most this often, per scope
 */
public record Pace(Duration tick, Duration slice, Duration emit, Duration correct) {

    public static final Pace STANDARD =
            new Pace(Duration.ofMillis(30), Duration.ofMillis(20), Duration.ofSeconds(1), Duration.ofSeconds(30));
}
