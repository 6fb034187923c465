package io.globalkpi.local.cli;

import io.globalkpi.schemas.serde.ConfluentSchemaRegistry;
import java.nio.file.Path;
import java.time.Clock;

/** The process behind {@code deploy/run}: reads the environment once and ends with the command's exit code. */
public final class GlobalKpiMain {

    private GlobalKpiMain() {}

    public static void main(String[] args) {
        Path home = Path.of(System.getProperty("globalkpi.home", "."));
        Surroundings surroundings =
                new Surroundings(System.getenv(), Clock.systemUTC(), home, ConfluentSchemaRegistry::of);
        System.exit(GlobalKpi.commandLine(surroundings).execute(args));
    }
}
