package io.globalkpi.schemas.topic;

import io.globalkpi.schemas.alert.Ack;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachKey;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.alert.NoticeKey;
import io.globalkpi.schemas.ingest.Checkpoint;
import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.ingest.JobState;
import io.globalkpi.schemas.ingest.PushedChange;
import io.globalkpi.schemas.ingest.RawRecord;
import io.globalkpi.schemas.ingest.SealedToken;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.Reconciliation;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.kpi.Scorecard;
import io.globalkpi.schemas.reference.CalendarDay;
import io.globalkpi.schemas.reference.FxRate;
import io.globalkpi.schemas.reference.Grant;
import io.globalkpi.schemas.reference.Job;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.reference.Owner;
import io.globalkpi.schemas.reference.Ownership;
import io.globalkpi.schemas.reference.Person;
import io.globalkpi.schemas.reference.Product;
import io.globalkpi.schemas.reference.ProductCost;
import io.globalkpi.schemas.reference.Route;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.reference.ScorecardDispute;
import io.globalkpi.schemas.reference.ScorecardEntry;
import io.globalkpi.schemas.reference.ScorecardTemplate;
import io.globalkpi.schemas.reference.Silence;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.reference.Target;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.utils.Utils;

/**
 * The topic catalogue: every topic of the pipeline, made once from the number of partitions and passed on.
 *
 * <p>Events are keyed by entity and partitioned by site, so that the ledger and a site's panes meet in one task. The
 * partition count of {@code platform.*} is one contractual number: it is checked at start and changed only by a
 * rebuild.
 */
public final class Topics {

    public static final int DEFAULT_PARTITIONS = 4;

    /** Day steps: two years and a quarter, so that a year can be compared with the one before. */
    static final Duration DAY_STEPS = Duration.ofDays(800);

    /** Sealed input may hold personal data. */
    private static final Duration LETTERS = Duration.ofDays(30);

    /** What nobody fetched in that time the next sweep finds. */
    private static final Duration WAKES = Duration.ofDays(3);

    /**
     * Accounts are spread over instances by the partitions of {@link #CHANGES}: at most so many instances pull. Fixed, so
     * that it does not depend on how events are cut.
     */
    private static final int ACCOUNTS = 24;

    private static final String INGEST = "ingest-service";
    private static final String STREAMS = "kpi-streams";
    private static final String ALERT = "alert-service";

    private final int partitions;
    private final Generation generation;
    private final Map<String, Topic> all = new LinkedHashMap<>();

    /** The catalogue with the first generation of the KPI topics. */
    public Topics(int partitions) {
        this(partitions, Generation.FIRST);
    }

    /** @param generation of the KPI topics; all other topics are in no generation */
    public Topics(int partitions, Generation generation) {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions must be 1 or more, was " + partitions);
        }
        this.partitions = partitions;
        this.generation = generation;
        events();
        reference();
        kpis();
        alerts();
    }

    private void events() {
        for (EventKind kind : EventKind.values()) {
            text(kind.topic(), "entity id", kind.schema(), partitions, Topic.kept(DAY_STEPS), INGEST);
        }
        text(DEAD_LETTERS, "id", DeadLetter.getClassSchema(), 1, Topic.keptAtMost(LETTERS), INGEST);
        text(FEEDS, "site|feed|date", Feed.getClassSchema(), partitions, Topic.compacted(), INGEST);
        text(CHECKPOINTS, "job", Checkpoint.getClassSchema(), 1, Topic.compacted(), INGEST);
        text(TOKENS, "account", SealedToken.getClassSchema(), 1, Topic.compacted(), INGEST);
        text(JOB_STATES, "job", JobState.getClassSchema(), 1, Topic.compacted(), INGEST);
        text(CHANGES, "system/account", PushedChange.getClassSchema(), ACCOUNTS, Topic.kept(WAKES), INGEST);
        for (String platform : RAW_PLATFORMS) {
            text(raw(platform), "entity id", RawRecord.getClassSchema(), partitions, Topic.kept(DAY_STEPS), INGEST);
        }
    }

    private void reference() {
        reference(SITES, "site", Site.getClassSchema());
        reference(OWNERS, "owner|from", Owner.getClassSchema());
        reference(OWNERSHIP, "site|kind|object|from", Ownership.getClassSchema());
        reference(PRODUCTS, "site|sku", Product.getClassSchema());
        reference(FX_RATES, "base|currency|kind|date", FxRate.getClassSchema());
        reference(PRODUCT_COSTS, "site|sku|from", ProductCost.getClassSchema());
        reference(TARGETS, "scopeType|scopeId|kpi|period|version", Target.getClassSchema());
        reference(CALENDARS, "calendar|from|name", CalendarDay.getClassSchema());
        reference(KPIS, "kpi|version|from", KpiDefinition.getClassSchema());
        reference(RULES, "rule", Rule.getClassSchema());
        reference(SCORECARD_TEMPLATES, "template|version", ScorecardTemplate.getClassSchema());
        reference(SCORECARD_ENTRIES, "owner|period|line", ScorecardEntry.getClassSchema());
        reference(SCORECARD_DISPUTES, "dispute", ScorecardDispute.getClassSchema());
        reference(PEOPLE, "person", Person.getClassSchema());
        reference(GRANTS, "grant", Grant.getClassSchema());
        reference(ROUTES, "route", Route.getClassSchema());
        reference(SILENCES, "silence", Silence.getClassSchema());
        reference(JOBS, "job", Job.getClassSchema());
        reference(MANIFEST, "manifest", Manifest.getClassSchema());
    }

    private void kpis() {
        Map<String, String> kept = Topic.compactedFor(DAY_STEPS);
        for (ScopeType scope : ScopeType.values()) {
            record(
                    generation.topic(kpisBy(scope)),
                    KpiKey.getClassSchema(),
                    KpiSnapshot.getClassSchema(),
                    kept,
                    STREAMS);
        }
        // What people were promised is in no generation: the one in force goes on with it.
        text(SCORECARDS, "owner|period", Scorecard.getClassSchema(), partitions, Topic.compacted(), STREAMS);
        text(
                generation.topic(RECONCILIATION),
                "site|date|feed|source",
                Reconciliation.getClassSchema(),
                partitions,
                Topic.compacted(),
                STREAMS);
    }

    private void alerts() {
        Map<String, String> kept = Topic.compactedFor(DAY_STEPS);
        record(BREACHES, BreachKey.getClassSchema(), Breach.getClassSchema(), kept, ALERT);
        record(NOTICES, NoticeKey.getClassSchema(), Notice.getClassSchema(), kept, ALERT);
        record(ACKS, BreachKey.getClassSchema(), Ack.getClassSchema(), Topic.compacted(), ALERT);
    }

    public static final String DEAD_LETTERS = "platform.dead-letters.v1";
    public static final String FEEDS = "ingest.feeds.v1";
    public static final String CHECKPOINTS = "ingest.checkpoints.v1";
    public static final String TOKENS = "ingest.tokens.v1";
    public static final String JOB_STATES = "ingest.job-states.v1";
    public static final String CHANGES = "ingest.changes.v1";
    public static final String SITES = "reference.sites.v1";
    public static final String OWNERS = "reference.owners.v1";
    public static final String OWNERSHIP = "reference.ownership.v1";
    public static final String PRODUCTS = "reference.products.v1";
    public static final String FX_RATES = "reference.fx-rates.v1";
    public static final String PRODUCT_COSTS = "reference.product-costs.v1";
    public static final String TARGETS = "reference.targets.v1";
    public static final String CALENDARS = "reference.calendars.v1";
    public static final String KPIS = "reference.kpis.v1";
    public static final String RULES = "reference.rules.v1";
    public static final String SCORECARD_TEMPLATES = "reference.scorecards.v1";
    public static final String SCORECARD_ENTRIES = "reference.scorecard-entries.v1";
    public static final String SCORECARD_DISPUTES = "reference.scorecard-disputes.v1";
    public static final String PEOPLE = "reference.people.v1";
    public static final String GRANTS = "reference.grants.v1";
    public static final String ROUTES = "reference.routes.v1";
    public static final String SILENCES = "reference.silences.v1";
    public static final String JOBS = "reference.jobs.v1";
    public static final String MANIFEST = "reference.manifest.v1";
    public static final String SCORECARDS = "kpi.scorecards.v1";
    public static final String RECONCILIATION = "kpi.reconciliation.v1";
    public static final String BREACHES = "alert.breaches.v1";
    public static final String NOTICES = "alert.notices.v1";
    public static final String ACKS = "alert.acks.v1";

    /**
     * Where raw records come from: {@code push} and {@code files} for what users send, the simulation, and the platforms,
     * ERPs and ad networks.
     *
     * <p>Raw topics are cut like {@code platform.*}: what a site's events were made from lies in the partition of the same
     * number, so that tracing one site reads one partition. An idle partition costs a broker two small files.
     */
    public static final List<String> RAW_PLATFORMS = List.of(
            "push",
            "files",
            "simulation",
            "amazon",
            "ebay",
            "shopee",
            "lazada",
            "aliexpress",
            "mabang",
            "dianxiaomi",
            "google-ads",
            "tiktok-ads",
            "amazon-ads");

    public static String raw(String platform) {
        return "raw." + platform + ".v1";
    }

    /** Name of the topic in the first generation; {@link #kpis} knows the one in force. */
    public static String kpisBy(ScopeType scope) {
        return "kpi.by-" + scope.name().toLowerCase(Locale.ROOT) + ".v1";
    }

    /** The KPIs of one kind of scope, in this generation. */
    public Topic kpis(ScopeType scope) {
        return topic(generation.topic(kpisBy(scope)));
    }

    /** What sources tell of the same days, in this generation. */
    public Topic reconciliation() {
        return topic(generation.topic(RECONCILIATION));
    }

    public Generation generation() {
        return generation;
    }

    /** The same catalogue with another generation of the KPI topics. */
    public Topics in(Generation other) {
        return new Topics(partitions, other);
    }

    /** Partition count of whatever is cut by site or scope; the rest has one partition. */
    public int partitions() {
        return partitions;
    }

    public List<Topic> all() {
        return List.copyOf(all.values());
    }

    public List<Topic> ownedBy(String module) {
        return all().stream().filter(topic -> topic.owner().equals(module)).toList();
    }

    public Topic topic(String name) {
        Topic topic = all.get(name);
        if (topic == null) {
            throw new IllegalArgumentException("no topic " + name + " in the catalogue");
        }
        return topic;
    }

    /** Partition of everything that belongs to a site, in every topic partitioned by site. */
    public int partitionOf(String site) {
        return partitionOf(site, partitions);
    }

    /** The one function that places a scope: murmur2 of its id, as Kafka places text keys. */
    public static int partitionOf(String scope, int partitions) {
        return Utils.toPositive(Utils.murmur2(scope.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    private void reference(String name, String key, Schema value) {
        text(name, key, value, 1, Topic.compacted(), INGEST);
    }

    private void text(String name, String key, Schema value, int cut, Map<String, String> config, String owner) {
        all.put(name, new Topic(name, null, key, value, cut, config, owner));
    }

    private void record(String name, Schema key, Schema value, Map<String, String> config, String owner) {
        all.put(name, new Topic(name, key, Topic.fieldsOf(key), value, partitions, config, owner));
    }
}
