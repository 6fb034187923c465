package io.globalkpi.local.platforms;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.publish.EventPublisher;
import io.globalkpi.ingest.publish.Publication;
import io.globalkpi.ingest.simulate.LiveBusiness;
import io.globalkpi.ingest.simulate.Simulation;
import io.globalkpi.local.demo.Business;
import io.globalkpi.local.demo.DemoClock;
import io.globalkpi.local.demo.DemoConsole;
import io.globalkpi.local.demo.Passage;
import io.globalkpi.local.demo.Slice;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The simulated business, told to stand-ins of its platforms and pulled from there.
 *
 * <p>After the month nothing happens for {@link #SETTLING}, so that what was told late and what is restated is pulled as well.
 */
public final class PlatformBusiness implements Business {

    /** Enough for reports and sweeps that are asked for every hour, too little for an order to be overdue. */
    public static final Duration SETTLING = Duration.ofHours(18);

    /** A report takes two looks at least, and some are asked for again. */
    private static final Duration SETTLING_SLICE = Duration.ofHours(1);

    private static final Duration LIVE_SLICE = Duration.ofSeconds(5);

    private final Simulation simulation;
    private final Pipeline pipeline;
    private final Clock clock;
    private final Runnable session;
    private final Instant end;
    private final PlatformReference reference;
    private final Expected expected = new Expected();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private @Nullable Router router;
    private @Nullable PullWatch watch;

    /**
     * @param end when it stops; not after the simulation's end
     * @param session closes the pipeline's publisher, which the business does in the end
     */
    public PlatformBusiness(Simulation simulation, Instant end, Pipeline pipeline, Clock clock, Runnable session) {
        this.end = end;
        this.session = session;
        this.simulation = simulation;
        this.pipeline = pipeline;
        this.clock = clock;
        this.reference = new PlatformReference(pipeline.reference(), pipeline.credentials());
    }

    @Override
    public void introduce() {
        simulation.writeReference(pipeline.reference());
        reference.shops().forEach(this::open);
        router = new Router(places, expected);
        reference.connect(places.values(), firstDate());
        apply();
    }

    private void apply() {
        pipeline.apply().apply(pipeline.apply().plan(pipeline.defaults(), pipeline.reference()), "demo", false);
    }

    private void open(Shop shop, String platform) {
        places.put(shop.site(), Opening.open(shop, platform, clock, pipeline.inbox()));
    }

    /** A day early, as dates begin at other times everywhere. */
    private LocalDate firstDate() {
        return LocalDate.ofInstant(simulation.plan().end(), ZoneOffset.UTC)
                .minusDays(simulation.plan().days());
    }

    private Set<String> accounts() {
        return places.values().stream()
                .flatMap(place -> place.connections().stream())
                .map(Connection::id)
                .collect(Collectors.toSet());
    }

    private Set<String> jobs() {
        return places.values().stream()
                .flatMap(place -> place.connections().stream())
                .flatMap(connection -> connection.feeds().stream().map(connection::job))
                .collect(Collectors.toSet());
    }

    @Override
    public EventPublisher publisher() {
        return pipeline.publisher();
    }

    @Override
    public Passage passage(DemoClock steered) {
        return new Pulls(Pulls.Work.of(pipeline.pulling()), accounts(), steered);
    }

    @Override
    public DemoConsole console(DemoConsole inner, PrintWriter out) {
        PullWatch opened = new PullWatch(pipeline, jobs(), inner, out);
        watch = opened;
        return opened;
    }

    @Override
    public Iterable<Slice> month() {
        return () -> Stream.concat(
                        StreamSupport.stream(simulation.slices().spliterator(), false)
                                .takeWhile(slice -> !slice.to().isAfter(end))
                                .map(slice -> told(slice.from(), slice.to(), slice.publications())),
                        settling())
                .iterator();
    }

    /** Everything is asked more often, so that what was told late is there soon. */
    private Stream<Slice> settling() {
        return Stream.iterate(end, from -> from.isBefore(end.plus(SETTLING)), from -> from.plus(SETTLING_SLICE))
                .peek(from -> {
                    if (from.equals(end)) {
                        watchClosely();
                    }
                })
                .map(from -> new Slice(from, from.plus(SETTLING_SLICE), List.of()));
    }

    private void watchClosely() {
        reference.watchClosely(places.values(), firstDate());
        apply();
    }

    private Slice told(Instant from, Instant to, List<Publication> publications) {
        Router fork = Objects.requireNonNull(router, "introduced before it is told");
        List<Publication> rest = publications.stream().map(fork::rest).toList();
        places.values().forEach(place -> place.ledgers().forEach(ledger -> ledger.upTo(to)));
        return new Slice(from, to, rest);
    }

    /** What happened while it settled comes first. */
    @Override
    public Iterable<Slice> onward() {
        LiveBusiness live = simulation.live(end);
        return () -> Stream.iterate(end.plus(SETTLING), to -> to.plus(LIVE_SLICE))
                .map(to -> told(to.minus(LIVE_SLICE), to, live.until(to)))
                .iterator();
    }

    /** Values are compared only if every job has asked again for what it may have been told too early. */
    @Override
    public boolean holds(PrintWriter out) throws InterruptedException {
        Set<String> behind =
                Objects.requireNonNull(watch, "watched while it is told").notAskedSince(end);
        if (!behind.isEmpty()) {
            out.printf("not asked for again since the month ended: %s%n", String.join(", ", behind));
            return false;
        }
        return new Verdict(pipeline, expected, out).of(lastWholeDate());
    }

    /** The last date that had ended everywhere when the month did. */
    private LocalDate lastWholeDate() {
        return LocalDate.ofInstant(end, ZoneOffset.UTC).minusDays(2);
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
        places.values().forEach(Place::close);
        session.run();
    }
}
