package io.globalkpi.local.cli;

import picocli.CommandLine.Option;

/** How large the simulated business is, and which one: the same seed, days and size give the same events. */
final class BusinessOptions {

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "60000",
            description = "About how many events (default: ${DEFAULT-VALUE}).")
    private long events;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "2026", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "30",
            description = "Days of business, ending now (default: ${DEFAULT-VALUE}).")
    private int days;

    long events() {
        return events;
    }

    long seed() {
        return seed;
    }

    int days() {
        return days;
    }
}
