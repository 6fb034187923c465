package io.globalkpi.local.cli;

import io.globalkpi.local.LocalConfig;
import io.globalkpi.local.LocalStack;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Starts a stack in an empty directory on free ports and stops it: what its JVM loads is what any start loads. */
public final class TrialStartMain {

    private TrialStartMain() {}

    public static void main(String[] args) throws InterruptedException {
        Path data = Path.of(args[0]);
        Path home = Path.of(System.getProperty("globalkpi.home", "."));
        Surroundings around = new Surroundings(Map.of(), Clock.systemUTC(), home, url -> {
            throw new IllegalStateException("nobody asks the registry here");
        });
        ConsoleLog.into(data);
        LocalStack.start(new LocalConfig(data, around.defaults(), LocalConfig.Ports.free(), Map.of()), around.clock())
                .close();
    }
}
