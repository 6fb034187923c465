package io.globalkpi.local.cli;

import io.globalkpi.schemas.serde.ConfluentSchemaRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Commands of the launcher in this process, at a time of one's choosing. */
public final class Launcher {

    /** @param printed on both outputs */
    public record Outcome(int exitCode, String printed) {}

    private Launcher() {}

    public static Outcome run(Clock clock, String... arguments) {
        Path home = Path.of("../..").toAbsolutePath().normalize();
        Surroundings around = new Surroundings(Map.of(), clock, home, ConfluentSchemaRegistry::of);
        StringWriter printed = new StringWriter();
        int code = GlobalKpi.commandLine(around)
                .setOut(new PrintWriter(printed))
                .setErr(new PrintWriter(printed))
                .execute(arguments);
        return new Outcome(code, printed.toString());
    }
}
