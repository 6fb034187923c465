package io.globalkpi.local;

import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * The registry and the three services, wired as production wires them: the only class here that names them.
 *
 * <p>Each gets the environment of the process with the addresses of the local stack laid over it.
 */
final class Services {

    /** A killed process leaves members in its groups; they block the next start until their sessions end. */
    static final Map<String, Object> SHORT_SESSIONS =
            Map.of("session.timeout.ms", 6_000, "heartbeat.interval.ms", 2_000);

    private Services() {}

    static AutoCloseable startRegistry(LocalConfig config) {
        return () -> {};
    }

    static List<Service> wire(LocalConfig config, Clock clock) {
        return List.of();
    }
}
