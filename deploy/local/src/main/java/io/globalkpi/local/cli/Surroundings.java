package io.globalkpi.local.cli;

import io.globalkpi.schemas.serde.SchemaRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;

/**
 * What a command finds around it, so that a test can put it somewhere else.
 *
 * @param environment settings and secrets of the services, by name
 * @param clock the wall clock
 * @param home the folder of the sources, in which data is kept unless {@code --data} says where
 * @param registries opens the schema registry at a URL
 */
record Surroundings(
        Map<String, String> environment, Clock clock, Path home, Function<String, SchemaRegistry> registries) {

    Path dataOf(String command) {
        return home.resolve("deploy").resolve("data").resolve(command);
    }

    Path mappings() {
        return home.resolve("deploy").resolve("config").resolve("mappings");
    }

    Path defaults() {
        return home.resolve("deploy").resolve("config").resolve("defaults");
    }
}
