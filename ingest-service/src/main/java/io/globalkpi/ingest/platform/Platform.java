package io.globalkpi.ingest.platform;

import java.util.List;
import java.util.Optional;

/** One system that data is pulled from: a marketplace, an ERP or an ad network. One room, one of these. */
public interface Platform {

    /** The system's name in jobs, in {@code raw.<name>.v1} and in the {@code source} of every event, such as amazon. */
    String name();

    /** How one speaks with it: addresses, signatures, tokens, limits, errors. */
    Protocol protocol();

    /** All it is asked for, each by a name of its own. */
    List<PlatformFeed<?>> feeds();

    /** The source that events of a feed name: the platform, or another where the feed tells once more what others tell. */
    default String source(String feed) {
        return name();
    }

    /** How its pushes are told from forged ones; empty if it pushes nothing over HTTP. */
    default Optional<PushDoor> pushes() {
        return Optional.empty();
    }
}
