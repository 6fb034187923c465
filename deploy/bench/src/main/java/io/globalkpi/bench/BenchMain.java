package io.globalkpi.bench;

import java.nio.file.Path;
import picocli.CommandLine;

/** The command line. */
public final class BenchMain {

    private BenchMain() {}

    public static void main(String[] args) {
        Path home = Path.of(System.getProperty("globalkpi.home", ".")).toAbsolutePath();
        System.exit(new CommandLine(new BenchCommand(home, System.getenv("GLOBALKPI_PEERS"))).execute(args));
    }
}
