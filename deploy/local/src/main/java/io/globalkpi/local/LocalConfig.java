package io.globalkpi.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the person who starts a local stack decides.
 *
 * @param data directory that everything is kept in between starts
 * @param ports where it listens, on the loopback address only
 * @param defaults directory of the reference data that ships, applied when none is in force yet
 * @param environment settings of the services as the process was given them: channels, keys, secrets
 */
public record LocalConfig(Path data, Path defaults, Ports ports, Map<String, String> environment) {

    public LocalConfig {
        environment = Map.copyOf(environment);
    }

    /** Ports of 127.0.0.1, each another one. */
    public record Ports(int broker, int registry, int ingest, int streams, int alert) {

        private static final int LARGEST = 65_535;

        public Ports {
            TreeSet<Integer> distinct = new TreeSet<>();
            Stream.of(broker, registry, ingest, streams, alert).forEach(port -> {
                if (port < 1 || port > LARGEST) {
                    throw new IllegalArgumentException("a port must be 1 to 65535, was " + port);
                }
                if (!distinct.add(port)) {
                    throw new IllegalArgumentException("each port must be another one, was twice " + port);
                }
            });
        }

        /** Ports nobody listens on at this moment. */
        public static Ports free() {
            List<Integer> free = io.globalkpi.local.broker.Ports.free(5);
            return new Ports(free.get(0), free.get(1), free.get(2), free.get(3), free.get(4));
        }
    }

    Path brokerData() {
        return data.resolve("broker");
    }

    Path registryData() {
        return data.resolve("registry");
    }

    Path stateOf(String service) {
        return data.resolve(service);
    }

    public String bootstrap() {
        return "127.0.0.1:" + ports.broker();
    }

    public String registryUrl() {
        return "http://127.0.0.1:" + ports.registry();
    }
}
