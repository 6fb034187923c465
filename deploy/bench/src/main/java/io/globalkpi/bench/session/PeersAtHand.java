package io.globalkpi.bench.session;

import io.globalkpi.bench.measure.Run;
import io.globalkpi.bench.peer.OutsidePeers;
import io.globalkpi.bench.peer.Peer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The peers, if they are there. */
final class PeersAtHand implements AutoCloseable {

    private final Optional<String> missing;
    private final @Nullable OutsidePeers peers;

    PeersAtHand(@Nullable String folder, Path work) {
        missing = OutsidePeers.missing(folder);
        peers = folder == null || missing.isPresent() ? null : OutsidePeers.in(folder, work);
    }

    Contender contender(Peer peer) {
        return Contender.of(peer.runner(), work -> peers == null ? notRun(peer.runner()) : peers.run(peer));
    }

    /** The same job on the engine's own parts. */
    Contender simple(String runner, String scopes) {
        return Contender.of(runner, work -> peers == null ? notRun(runner) : peers.runSimple(runner, scopes));
    }

    private Run notRun(String runner) {
        return new Run(runner, false, Map.of(), List.of("not run: " + missing.orElse("")));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (peers != null) {
            peers.close();
        }
    }
}
