package io.globalkpi.local.cli;

import io.globalkpi.schemas.serde.SchemaRegistry;
import java.nio.file.Path;
import java.time.Clock;

/** The process behind {@code deploy/run}: reads the environment once and ends with the command's exit code. */
public final class GlobalKpiMain {

    private GlobalKpiMain() {}

    public static void main(String[] args) {
        Path home = Path.of(System.getProperty("globalkpi.home", "."));
        Surroundings surroundings = new Surroundings(System.getenv(), Clock.systemUTC(), home, GlobalKpiMain::registry);
        System.exit(GlobalKpi.commandLine(surroundings).execute(args));
    }

    private static SchemaRegistry registry(String url) {
        throw new UnsupportedOperationException("no client of a schema registry in this build, for " + url);
    }
}
