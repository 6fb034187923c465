package io.globalkpi.local.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What a command finds around it, so that a test can put it somewhere else.
 *
 * @param environment settings and secrets of the services, by name
 * @param clock the wall clock
 * @param home the folder of the sources, in which data is kept unless {@code --data} says where
 */
record Surroundings(Map<String, String> environment, Clock clock, Path home) {

    Path dataOf(String command) {
        return home.resolve("deploy").resolve("data").resolve(command);
    }

    Path defaults() {
        return home.resolve("deploy").resolve("config").resolve("defaults");
    }
}
