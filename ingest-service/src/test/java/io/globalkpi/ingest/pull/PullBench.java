package io.globalkpi.ingest.pull;

import io.globalkpi.ingest.platform.Platform;
import io.globalkpi.ingest.platform.PlatformFeed;
import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.platform.Wire;
import io.globalkpi.ingest.publish.EventPublisher;
import io.globalkpi.ingest.publish.Publication;
import io.globalkpi.ingest.publish.SiteDirectory;
import io.globalkpi.ingest.pull.call.Breakers;
import io.globalkpi.ingest.pull.call.CallMetrics;
import io.globalkpi.ingest.pull.call.HeldTokens;
import io.globalkpi.ingest.pull.call.HttpTransport;
import io.globalkpi.ingest.pull.call.Limits;
import io.globalkpi.ingest.pull.call.Line;
import io.globalkpi.ingest.pull.call.TokenStore;
import io.globalkpi.ingest.pull.plan.JobPlan;
import io.globalkpi.ingest.pull.share.ClaimSource;
import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.ingest.JobState;
import io.globalkpi.schemas.ingest.RawRecord;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.serde.TrustedRecords;
import io.globalkpi.standin.SteeredClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Runs the feeds of a room against its stand-in as the service does, but for the broker: jobs, slices, limits, tokens, steps
 * and publications are the real ones, the publisher commits in memory, and instead of sleeping the clock is moved on.
 *
 * <p>{@link #restart} throws away all but what was committed.
 */
public final class PullBench {

    static {
        TrustedRecords.trust();
    }

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Platform platform;
    private final SteeredClock clock;
    private final Shop shop;
    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, Shop> shops = new HashMap<>();
    private final Map<String, String> secret = new HashMap<>();
    private final List<String> feeds = new ArrayList<>();
    private final Map<String, HeldTokens> tokens = new HashMap<>();
    private @Nullable Path inbox;
    private @Nullable Path found;
    private String account = "acme";
    private String schedule = "";
    private @Nullable EventPublisher next;
    private @Nullable LedgerPublisher publisher;
    private @Nullable AccountWork work;

    public PullBench(Platform platform, Shop shop, SteeredClock clock) {
        this.platform = platform;
        this.shop = shop;
        this.clock = clock;
    }

    /** A setting of every job, such as host.api. */
    public PullBench setting(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /** Another site, by the platform's id of it. */
    public PullBench shop(String idAtPlatform, Shop other) {
        shops.put(idAtPlatform, other);
        return this;
    }

    public PullBench account(String name) {
        account = name;
        return this;
    }

    /** The schedule of every job; without, that of its feed's plan. Days go by faster with fewer runs. */
    public PullBench every(String text) {
        schedule = text;
        return this;
    }

    /** A field of the credential. */
    public PullBench secret(String field, String value) {
        secret.put(field, value);
        return this;
    }

    /** Where files lie, in {@code <system>/<account>}. */
    public PullBench inbox(Path folder) {
        inbox = folder;
        return this;
    }

    /** Where rows of reference data go. */
    public PullBench found(Path folder) {
        found = folder;
        return this;
    }

    /** A job for that feed; without any, every feed of the platform gets one. */
    public PullBench feed(String name) {
        feeds.add(name);
        return this;
    }

    /** Makes every step that is due, moving the clock from one to the next, until then. */
    public PullBench runUntil(Instant end) {
        for (int steps = 0; clock.instant().isBefore(end); steps++) {
            if (steps > 100_000) {
                throw new AssertionError("a hundred thousand rounds and no end: a source does not move on");
            }
            Instant due = work().run();
            clock.advanceTo(due.isBefore(end) ? due : end);
        }
        return this;
    }

    public PullBench runFor(Duration duration) {
        return runUntil(clock.instant().plus(duration));
    }

    /** Makes steps until some events are committed and more steps are due within a minute: a bad moment to be killed. */
    public PullBench runIntoTheMiddle() {
        for (int steps = 0; steps < 100; steps++) {
            Instant due = work().run();
            if (!publisher().events.isEmpty() && !due.isAfter(clock.instant().plusSeconds(60))) {
                return this;
            }
            clock.advanceTo(due);
        }
        throw new AssertionError("a hundred rounds and never in the middle");
    }

    /** As after a kill -9: what was not committed is gone. */
    public PullBench restart() {
        work = null;
        return this;
    }

    /** Hands everything on to another publisher too, as soon as it is committed here: from before the first step. */
    public PullBench alsoTo(EventPublisher other) {
        next = other;
        return this;
    }

    /** Something changed, as a push says. */
    public PullBench wake(io.globalkpi.ingest.platform.Wake wake) {
        work().wake(wake, null);
        return this;
    }

    /** Every event that is on its topic, in order. */
    public List<SpecificRecord> events() {
        return List.copyOf(publisher().events);
    }

    /** Of every entity the revision that counts, by entity id; withdrawn ones too. */
    public <T extends SpecificRecord> Map<String, T> latest(Class<T> kind) {
        Map<String, T> latest = new TreeMap<>();
        for (SpecificRecord event : events()) {
            if (kind.isInstance(event)) {
                latest.merge(
                        (String) field(event, "entityId"),
                        kind.cast(event),
                        (old, young) -> (Long) field(young, "revision") >= (Long) field(old, "revision") ? young : old);
            }
        }
        return latest;
    }

    /** What the gate would not let in, in words: empty unless a room makes bad events. */
    public List<String> refused() {
        return List.copyOf(publisher().refused);
    }

    /** Events that cannot be made again of the raw record they point at: empty unless a normalizer is not pure. */
    public List<SpecificRecord> untraceable() {
        Map<String, List<RawRecord>> byKey = raw().stream().collect(Collectors.groupingBy(RawRecord::getEntityId));
        PulledRaw reader = new PulledRaw(platform);
        return events().stream()
                .filter(event ->
                        byKey
                                .getOrDefault(PulledRaw.key((String) field(event, "rawRef"), entity(event)), List.of())
                                .stream()
                                .filter(record -> PulledRaw.isOf((String) field(event, "rawRef"), record))
                                .noneMatch(record -> isAgain(reader, record, event)))
                .toList();
    }

    private static boolean isAgain(PulledRaw reader, RawRecord record, SpecificRecord event) {
        SpecificRecord again = reader.event(record, entity(event), (Instant) field(event, "observedAt"));
        again.put(again.getSchema().getField("rawRef").pos(), field(event, "rawRef"));
        return again.equals(event);
    }

    private static String entity(SpecificRecord event) {
        return (String) field(event, "entityId");
    }

    public List<DeadLetter> letters() {
        return publications().flatMap(one -> one.deadLetters().stream()).toList();
    }

    public List<RawRecord> raw() {
        return publications().flatMap(one -> one.raw().stream()).toList();
    }

    /** What was told of how complete the feeds are, in order. */
    public List<Feed> days() {
        return publications().flatMap(one -> one.feeds().stream()).toList();
    }

    /** The latest feed row of a date. */
    public Optional<Feed> day(String site, String kind, LocalDate date) {
        return days().stream()
                .filter(row -> row.getSite().equals(site)
                        && row.getFeed().equals(kind)
                        && row.getDate().equals(date))
                .reduce((old, young) -> young);
    }

    /** How the job of a feed is doing, as told last. */
    public JobState state(String feed) {
        return publications()
                .flatMap(one -> one.notes().stream())
                .filter(JobState.class::isInstance)
                .map(JobState.class::cast)
                .filter(state -> state.getFeed().equals(feed))
                .reduce((old, young) -> young)
                .orElseThrow();
    }

    /** How often checkpoints of a job were committed. */
    public long checkpoints(String feed) {
        return publications()
                .filter(one ->
                        one.checkpoint() != null && one.checkpoint().getJob().equals(jobId(feed)))
                .count();
    }

    private Stream<Publication> publications() {
        return publisher().publications.stream();
    }

    private LedgerPublisher publisher() {
        LedgerPublisher known = publisher;
        if (known == null) {
            List<Site> sites = new ArrayList<>();
            sites.add(site(shop));
            shops.values().forEach(other -> sites.add(site(other)));
            known = new LedgerPublisher(SiteDirectory.of(sites), next);
            publisher = known;
        }
        return known;
    }

    private AccountWork work() {
        AccountWork known = work;
        if (known == null) {
            List<PullJob> jobs = platform.feeds().stream()
                    .filter(feed -> feeds.isEmpty() || feeds.contains(feed.name()))
                    .map(this::job)
                    .toList();
            known = new AccountWork(platform.name() + "/" + account, jobs, tools(), ClaimSource.ALONE, this);
            work = known;
        }
        return known;
    }

    private PullJob job(PlatformFeed<?> feed) {
        Map<String, String> own = Map.copyOf(settings);
        return new PullJob(
                jobId(feed.name()),
                platform,
                feed,
                account,
                shop,
                Map.copyOf(shops),
                own,
                "bench",
                JobPlan.of(feed.plan(), schedule, shop, own));
    }

    private String jobId(String feed) {
        return platform.name() + "/" + account + "/" + feed;
    }

    private Tools tools() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Line line = new Line(
                new HttpTransport(PATIENCE, clock),
                new Limits(clock),
                new Breakers(clock),
                store(),
                clock::advanceTo,
                clock,
                new CallMetrics(meters));
        Credentials credentials = new Credentials(null, Map.of(Credentials.PREFIX + "BENCH", Wire.write(secret)));
        return new Tools(
                line,
                credentials,
                new Inbox(inbox, clock),
                new FoundShelf(found),
                publisher(),
                new FeedBoard(),
                new PullMetrics(meters, clock),
                "bench");
    }

    private TokenStore store() {
        return new TokenStore() {
            @Override
            public Optional<HeldTokens> find(String key) {
                return Optional.ofNullable(tokens.get(key));
            }

            @Override
            public void keep(String key, HeldTokens held) {
                tokens.put(key, held);
            }
        };
    }

    private static Site site(Shop shop) {
        return Site.newBuilder()
                .setSite(shop.site())
                .setName(shop.site())
                .setPlatform("any")
                .setMarket(shop.market())
                .setCurrency(shop.currency())
                .setZone(shop.zone().getId())
                .setOpenedOn(LocalDate.parse("2010-01-01"))
                .build();
    }

    private static Object field(SpecificRecord event, String name) {
        return event.get(event.getSchema().getField(name).pos());
    }

    /** Settings as a table, for a message. */
    @Override
    public String toString() {
        return platform.name() + new LinkedHashMap<>(settings);
    }
}
