package io.globalkpi.local.cli;

import io.globalkpi.ingest.letter.SealKey;
import io.globalkpi.ingest.publish.EventPublisher;
import io.globalkpi.ingest.reference.ReferenceApply;
import io.globalkpi.ingest.simulate.LiveBusiness;
import io.globalkpi.ingest.simulate.Simulation;
import io.globalkpi.local.LocalConfig;
import io.globalkpi.local.demo.Business;
import io.globalkpi.local.demo.Slice;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The simulated business, playing on the stack of a demo. */
final class SimulatedBusiness implements Business {

    private static final Duration LIVE_SLICE = Duration.ofSeconds(5);

    private final Simulation simulation;
    private final LocalConfig config;
    private final IngestSession session;
    private final ReferenceApply apply;

    SimulatedBusiness(Simulation simulation, LocalConfig config, SchemaRegistry registry, Clock clock) {
        Topics topics = new Topics(Topics.DEFAULT_PARTITIONS);
        this.simulation = simulation;
        this.config = config;
        this.session = new IngestSession(
                config.bootstrap(), registry, topics, "demo", SealKey.from(config.environment()), clock);
        this.apply = new ReferenceApply(Map.of("bootstrap.servers", config.bootstrap()), registry, topics, clock);
    }

    @Override
    public void introduce() {
        Path reference = config.data().resolve("reference");
        simulation.writeReference(reference);
        apply.apply(apply.plan(config.defaults(), reference), "demo", false);
    }

    @Override
    public EventPublisher publisher() {
        return session.publisher();
    }

    @Override
    public Iterable<Slice> month() {
        return () -> StreamSupport.stream(simulation.slices().spliterator(), false)
                .map(slice -> new Slice(slice.from(), slice.to(), slice.publications()))
                .iterator();
    }

    @Override
    public Iterable<Slice> onward() {
        LiveBusiness live = simulation.live(simulation.plan().end());
        return () -> onward(live);
    }

    private Iterator<Slice> onward(LiveBusiness live) {
        return Stream.iterate(simulation.plan().end(), end -> end.plus(LIVE_SLICE))
                .map(from -> slice(live, from))
                .iterator();
    }

    private static Slice slice(LiveBusiness live, Instant from) {
        Instant to = from.plus(LIVE_SLICE);
        return new Slice(from, to, live.until(to));
    }

    @Override
    public void close() {
        session.close();
    }
}
